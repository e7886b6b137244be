export const signIn = {
  title: "Sign in",
  login: "Login",
  password: "Password",
  enter: "Sign in",
  with: (provider: string) => `Sign in with ${provider}`,
  wrong: "Login and password do not belong together.",
  away: "The server does not answer. Try again in a moment; if it stays so, ask whoever runs it.",
  local: "On the machine of the server, open the address that its terminal shows.",
};
