package dev.pacenote.assembly.parts;

import dev.pacenote.assembly.Area;
import dev.pacenote.assembly.Configuration;
import dev.pacenote.assembly.sandbox.SandboxServices;
import dev.pacenote.configuration.Choices;
import dev.pacenote.configuration.ReadBy;
import dev.pacenote.configuration.Variables;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** A workshop's parts. It is on where it is named, or where it is said where they are kept. */
public final class PartsArea implements Area {

    /** The word in {@code FEATURES}. */
    public static final String NAME = "parts";

    /** A function has no folder, and no body of it is as large as a file may be. */
    private static final String BUCKET = "ATTACHMENTS_BUCKET_NAME";

    /** The limit of {@code application.properties}, in bytes. */
    private static final long LARGEST_BODY = 2_097_152;

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

    /** Whoever says where parts are kept has some. */
    @Override
    public boolean isOnUnnamed(ReadBy assembly, Predicate<String> given) {
        return given.test(PartsConfiguration.STORE);
    }

    @Override
    public Optional<String> missing(ReadBy assembly, Predicate<String> given) {
        if (assembly == ReadBy.SERVER) {
            return Optional.empty();
        }
        if (!Configuration.hasInboxTables(given)) {
            return Optional.of(
                    "an inbox: " + Configuration.INBOX_TABLE + " and the others of its group");
        }
        if (PartsConfiguration.TABLES.stream().noneMatch(given)) {
            return Optional.of(
                    "tables: "
                            + PartsConfiguration.STORE
                            + "=dynamodb, "
                            + String.join(" and ", PartsConfiguration.TABLES));
        }
        return given.test(BUCKET) ? Optional.empty() : Optional.of("a bucket for files: " + BUCKET);
    }

    @Override
    public List<String> choices(Variables variables) {
        return variables.find(PartsConfiguration.STORE).stream()
                .map(word -> PartsConfiguration.STORE + "=" + word)
                .toList();
    }

    @Override
    public Map<String, Object> stores(Configuration configuration) {
        return Map.of(Choices.PARTS_STORE, configuration.get(PartsConfiguration.class).choice());
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
