package dev.pacenote.assembly.parts;

import dev.pacenote.assembly.Area;
import dev.pacenote.assembly.Configuration;
import dev.pacenote.assembly.sandbox.SandboxServices;
import dev.pacenote.configuration.ReadBy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** A workshop's parts. It is on where it is named: no page shows it yet. */
public final class PartsArea implements Area {

    /** The word in {@code FEATURES}. */
    public static final String NAME = "parts";

    /** The limit of {@code application.properties}, in bytes. */
    private static final long LARGEST_BODY = 1_048_576;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String title() {
        return "Parts";
    }

    @Override
    public Optional<Group> group() {
        return Optional.empty();
    }

    @Override
    public boolean isOnUnnamed(ReadBy assembly, Predicate<String> given) {
        return false;
    }

    /** Not before pages show it. */
    @Override
    public boolean isOnInSandbox() {
        return false;
    }

    @Override
    public Optional<String> missing(ReadBy assembly, Predicate<String> given) {
        return assembly == ReadBy.SERVER
                ? Optional.empty()
                : Optional.of("a server: the functions do not offer it yet");
    }

    /** Empty where files are in a bucket, which has backups of its own. */
    @Override
    public Map<String, Path> folders(Configuration configuration) {
        return Map.of(
                "attachments",
                configuration.get(AttachmentsConfiguration.class).folder(configuration.data()));
    }

    @Override
    public ContextParts parts(Configuration configuration, Optional<SandboxServices> sandbox) {
        return new ContextParts(List.of(), room(configuration));
    }

    /** Files come in as a stream and may be larger than all else, which is read as a whole. */
    private static Map<String, Object> room(Configuration configuration) {
        long largest = configuration.get(AttachmentsConfiguration.class).maxBytes();
        return Map.of(
                "micronaut.server.max-request-size",
                Math.max(largest, LARGEST_BODY),
                "micronaut.server.max-request-buffer-size",
                LARGEST_BODY);
    }
}
