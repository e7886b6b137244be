export const consistency = {
  title: "Konsistenz",
};
