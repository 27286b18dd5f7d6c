package dev.pacenote.assembly.messages;

import dev.pacenote.assembly.Area;
import dev.pacenote.assembly.Configuration;
import dev.pacenote.assembly.sandbox.SandboxServices;
import dev.pacenote.configuration.ReadBy;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    @Override
    public boolean isOnUnnamed() {
        return false;
    }

    /** The functions have no tables for it yet. */
    @Override
    public boolean isOfferedBy(ReadBy assembly) {
        return assembly == ReadBy.SERVER;
    }

    @Override
    public ContextParts parts(Configuration configuration, Optional<SandboxServices> sandbox) {
        return new ContextParts(List.of(), Map.of());
    }
}
