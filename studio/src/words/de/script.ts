export const script = {
  title: "Drehbuch",
};
