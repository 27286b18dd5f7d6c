package dev.pacenote.assembly.messages;

import dev.pacenote.assembly.Area;
import dev.pacenote.assembly.Configuration;
import dev.pacenote.assembly.sandbox.SandboxServices;
import dev.pacenote.configuration.ReadBy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** People write to each other. */
public final class MessagesArea implements Area {

    /** The word in {@code FEATURES}. */
    public static final String NAME = "messages";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String title() {
        return "Messages";
    }

    @Override
    public Optional<Group> group() {
        return Optional.empty();
    }

    /** On the server who wants it names it; in the functions its tables say so. */
    @Override
    public boolean isOnUnnamed(ReadBy assembly, Predicate<String> given) {
        return assembly == ReadBy.FUNCTIONS && Configuration.hasInboxTables(given);
    }

    @Override
    public Optional<String> missing(ReadBy assembly, Predicate<String> given) {
        return assembly == ReadBy.SERVER || Configuration.hasInboxTables(given)
                ? Optional.empty()
                : Optional.of(
                        "tables: " + Configuration.INBOX_TABLE + " and the others of its group");
    }

    @Override
    public ContextParts parts(Configuration configuration, Optional<SandboxServices> sandbox) {
        return new ContextParts(List.of(), Map.of());
    }
}
