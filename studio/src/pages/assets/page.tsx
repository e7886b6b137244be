/** Who and what the film shows: all of it as a gallery, or one asset by its address. */
import type { PageProps } from "../table";
import { AssetPage } from "./asset-page";
import { Gallery } from "./gallery";

export default function AssetsPage({ project, rest }: PageProps) {
  const [asset, view] = rest.split("/");
  if (!asset) return <Gallery project={project} />;
  return <AssetPage key={asset} project={project} asset={asset} view={view ?? ""} />;
}
