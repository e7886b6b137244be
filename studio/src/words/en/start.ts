export const start = {
  title: "Projects",
  empty: "No project is here yet.",
  role: (role: string) => `You are ${role}`,
  unavailable: "Cannot be opened now",
};
