package dev.pacenote.assembly;

import io.github.cdimascio.dotenv.Dotenv;
import io.github.cdimascio.dotenv.DotenvException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Variables in a file: {@code .env} where the server is started, or what {@code PACENOTE_ENV_FILE}
 * names. A variable that the process was given counts more than one of the file.
 */
public final class EnvFile {

    static final String NAME = Variable.PACENOTE_ENV_FILE.name();

    /** The file is named and not there, or is not what it should be. */
    public static final class UnreadableException extends Exception {
        private static final long serialVersionUID = 1L;

        UnreadableException(String message) {
            super(message);
        }
    }

    private EnvFile() {}

    /**
     * The process's variables and those of the file.
     *
     * @param folder where the server is started
     * @throws UnreadableException with a sentence that repeats nothing of the file
     */
    public static Map<String, String> with(Map<String, String> environment, Path folder)
            throws UnreadableException {
        var named = Optional.ofNullable(environment.get(NAME)).filter(name -> !name.isBlank());
        var file = folder.resolve(named.orElse(".env"));
        if (!Files.isRegularFile(file)) {
            if (named.isPresent()) {
                throw new UnreadableException(NAME + " names a file that is not there.");
            }
            return environment;
        }
        var all = new HashMap<>(read(file));
        all.putAll(environment);
        return all;
    }

    private static Map<String, String> read(Path file) throws UnreadableException {
        var folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
        var variables = new HashMap<String, String>();
        try {
            Dotenv.configure()
                    .directory(folder.toString())
                    .filename(String.valueOf(file.getFileName()))
                    .load()
                    .entries(Dotenv.Filter.DECLARED_IN_ENV_FILE)
                    .forEach(entry -> variables.put(entry.getKey(), entry.getValue()));
        } catch (DotenvException e) {
            throw new UnreadableException(
                    file.getFileName() + " has a line that is not NAME=value, or cannot be read.");
        }
        for (var variable : variables.entrySet()) {
            if (variable.getValue().startsWith("'")) {
                throw new UnreadableException(
                        variable.getKey()
                                + " is in single quotes, which would be part of it: use double"
                                + " quotes or none.");
            }
        }
        return variables;
    }

    /** Logs are set up before anything else: what the file says of them is made known to them. */
    public static void tellLogs(Map<String, String> variables) {
        for (var name : new String[] {LogSetup.LEVEL, LogSetup.FORMAT}) {
            Optional.ofNullable(variables.get(name))
                    .ifPresent(value -> System.setProperty(name, value));
        }
    }
}
