export const present = {
  title: "Present",
};
