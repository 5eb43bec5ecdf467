/**
 * What programs need of the environment to run: where programs and libraries are, whose home and language, which processors to use.
 * Named one by one, so that no secret is handed on, this bot's or another program's.
 */
const handedOn =
  /^(?:PATH|HOME|USER|LOGNAME|LANG|LANGUAGE|LC_[A-Z]+|TZ|TMPDIR|TEMP|TMP|(?:DY)?LD_LIBRARY_PATH|XDG_CACHE_HOME|CUDA_VISIBLE_DEVICES|CUDA_HOME|OMP_NUM_THREADS|SYSTEMROOT|SYSTEMDRIVE|WINDIR|COMSPEC|PATHEXT|USERPROFILE|APPDATA|LOCALAPPDATA)$/;

/** The part of an environment that a program is given: no setting of the bot is among it. */
export function programEnvironment(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) =>
      // Windows writes names in any case.
      value !== undefined && handedOn.test(name.toUpperCase()) ? [[name, value]] : [],
    ),
  );
}
