"""Consistency: findings and verdicts; one rule a file; exceptions. Pure."""
