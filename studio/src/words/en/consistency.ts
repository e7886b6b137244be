export const consistency = {
  title: "Consistency",
};
