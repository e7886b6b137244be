"""Signing in at a provider of OpenID Connect: authorization code with PKCE, and a proved ID token."""
