export const guest = {
  title: "Shared board",
};
