export const jobs = {
  title: "Aufträge",
};
