/** Which page an address means, and what all pages stand in. */
import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { Suspense, useEffect } from "react";
import { Redirect, Route, Router, Switch, useLocation, useSearch } from "wouter";

import { askPicturesAgain } from "./api/pictures";
import { whenBack } from "./api/reach";
import { me } from "./api/session";
import { onSessionNews, whenSignedInAgain } from "./api/standing";
import { patient } from "./live/patient";
import { PAGES } from "./pages/table";
import { Fault } from "./shell/fault";
import { LeftWord } from "./shell/left-word";
import { Missing } from "./shell/missing";
import { ProjectFrame } from "./shell/project-frame";
import { Failed, Loading } from "./ui/state";
import { useStrayDrops } from "./ui/stray-drop";
import { Toaster, unsay } from "./ui/toast";
import { WordsProvider } from "./words";

const Start = patient(() => import("./pages/start/page"));
const SignIn = patient(() => import("./pages/sign-in/page"));
const Guest = patient(() => import("./pages/guest/page"));

const client = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: "always", // the server may be this machine, which needs no network
      staleTime: Infinity, // events say when something is old (live/apply.ts)
      gcTime: 10 * 60_000,
      refetchOnWindowFocus: false,
      retry: false, // what is read waits for the server by itself (api/client.ts)
    },
    mutations: { retry: false, networkMode: "always" },
  },
});

/** What could not be read while the server was away is read when it is back, and no word of it stays. */
function readAgain(): void {
  unsay("unreachable");
  unsay("refused");
  askPicturesAgain();
  void client.invalidateQueries({ predicate: ({ state }) => state.status === "error" });
}

const askWhoIsThere = (): void => void client.invalidateQueries(me);

function StrayDrops() {
  useStrayDrops();
  return null;
}

export function App() {
  useEffect(() => whenBack(readAgain), []);
  useEffect(() => whenSignedInAgain(readAgain), []);
  useEffect(() => onSessionNews(askWhoIsThere), []);
  return (
    <QueryClientProvider client={client}>
      <WordsProvider>
        <StrayDrops />
        <Fault>
          <Router base="/studio">
            <Suspense fallback={<Loading />}>
              <Switch>
                <Route path="/sign-in">
                  <SignIn />
                </Route>
                <Route path="/g">
                  <Guest />
                </Route>
                <Route path="/">
                  <Known>
                    <Start />
                  </Known>
                </Route>
                <Route path="/p/:project">
                  {({ project }) => <Redirect to={`/p/${project}/board`} replace />}
                </Route>
                <Route path="/p/:project/:page/*?">
                  {({ project, page, "*": rest }) => (
                    <Known>
                      <ProjectPage project={decoded(project)} name={page} rest={decoded(rest ?? "")} />
                    </Known>
                  )}
                </Route>
                <Route>
                  <Missing />
                </Route>
              </Switch>
            </Suspense>
          </Router>
          <Toaster />
          <LeftWord />
        </Fault>
      </WordsProvider>
    </QueryClientProvider>
  );
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // an address that somebody typed: it leads to nothing, and is told so
  }
}

/** Lets in who is signed in, and leads others to the page where they can be. */
function Known({ children }: { children: React.ReactNode }) {
  const [path] = useLocation();
  const search = useSearch();
  const place = search ? `${path}?${search}` : path;
  const { data, error, isPending, refetch } = useQuery(me);
  if (isPending) return <Loading />;
  if (error && data === undefined) return <Failed error={error} onRetry={() => void refetch()} />;
  if (data === null) return <Redirect to={`/sign-in?next=${encodeURIComponent(place)}`} replace />;
  if (data.kind === "guest") return <Redirect to="/g" replace />;
  return children;
}

function ProjectPage({ project, name, rest }: { project: string; name: string; rest: string }) {
  const page = PAGES.find((one) => one.name === name);
  if (!page) return <Missing />;
  return (
    <ProjectFrame key={project} project={project} page={page}>
      <page.Page key={name} project={project} rest={rest} />
    </ProjectFrame>
  );
}
