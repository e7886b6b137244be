export const guest = {
  title: "Geteiltes Board",
};
