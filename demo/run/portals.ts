/** A portal as the production Worker's registry wants it. */
interface Registered {
  id: string;
  name: { lt: string; en: string };
  origins: string[];
  audience?: string;
  contact?: string;
  desk?: boolean;
}

/** What servers for development usually take. */
const TRIAL_PORTS = [3000, 4173, 5000, 5173, 5500, 8000, 8080, 8888];

/**
 * Who may embed the elements here: the first site, a second portal on another site, whose name and audience its back end knows too
 * (demo/worker/harbour), and pages that a developer serves from this machine to try the elements on.
 */
export function portals(port: number): Registered[] {
  const first = {
    id: 'migris',
    name: { lt: 'MIGRIS', en: 'MIGRIS' },
    origins: [`http://localhost:${port}`],
    desk: true,
  };
  return [first, harbour(port), trial(port)];
}

function harbour(port: number): Registered {
  return {
    id: 'harbour',
    name: { lt: 'Uostų ministerija', en: 'Ministry of Harbours' },
    origins: [`http://127.0.0.1:${port}`],
    audience: 'harbour-permits',
    contact: 'pagalba@uostai.example',
  };
}

/** No origin belongs to two portals: the demonstration itself may run on one of these ports. */
function trial(port: number): Registered {
  const ports = TRIAL_PORTS.filter((other) => other !== port);
  const origins = ports.flatMap((other) => [`http://localhost:${other}`, `http://127.0.0.1:${other}`]);
  return { id: 'trial', name: { lt: 'Bandomoji svetainė', en: 'Trial site' }, origins };
}
