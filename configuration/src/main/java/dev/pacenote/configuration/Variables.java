package dev.pacenote.configuration;

import io.github.cdimascio.dotenv.Dotenv;
import io.github.cdimascio.dotenv.DotenvException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The variables that the process was given and those of a file: {@code .env} where the server is
 * started, or what {@code PACENOTE_ENV_FILE} names. A variable that the process was given counts
 * more than one of the file.
 *
 * @param values of both
 * @param namesInFile every name in the file
 */
public record Variables(Map<String, String> values, Set<String> namesInFile) {

    static final String ENV_FILE = "PACENOTE_ENV_FILE";

    /** The file is named and not there, or is not what it should be. */
    public static final class UnreadableException extends Exception {
        private static final long serialVersionUID = 1L;

        UnreadableException(String message) {
            super(message);
        }
    }

    public Variables {
        values = Map.copyOf(values);
        namesInFile = Set.copyOf(namesInFile);
    }

    /** Variables that the process was given. */
    public static Variables of(Map<String, String> values) {
        return new Variables(values, Set.of());
    }

    /** The environment of this process. */
    public static Map<String, String> ofThisProcess() {
        return System.getenv();
    }

    /** One variable of this process that is not Pacenote's own, such as those of AWS Lambda. */
    public static Optional<String> ofThisProcess(String name) {
        return Optional.ofNullable(System.getenv(name));
    }

    /**
     * Adds the variables of the file to those of the process.
     *
     * @param folder where the server is started
     * @throws UnreadableException with a sentence that repeats nothing of the file
     */
    public static Variables withFile(Map<String, String> process, Path folder)
            throws UnreadableException {
        var named = Optional.ofNullable(process.get(ENV_FILE)).filter(name -> !name.isBlank());
        var file = folder.resolve(named.orElse(".env"));
        if (!Files.isRegularFile(file)) {
            if (named.isPresent()) {
                throw new UnreadableException(ENV_FILE + " names a file that is not there.");
            }
            return of(process);
        }
        var ofFile = read(file);
        var all = new HashMap<>(ofFile);
        all.putAll(process);
        return new Variables(all, ofFile.keySet());
    }

    /** Whether the variable is set to that text. */
    public boolean has(String name, String text) {
        return find(name).filter(text::equals).isPresent();
    }

    /** The text that the variable is set to; blanks only count as not set. */
    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name)).map(String::strip).filter(t -> !t.isEmpty());
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

    @Override
    public String toString() {
        return "Variables" + values.keySet();
    }
}
