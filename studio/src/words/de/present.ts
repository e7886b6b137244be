export const present = {
  title: "Vorführen",
};
