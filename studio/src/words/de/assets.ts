export const assets = {
  title: "Assets",
};
