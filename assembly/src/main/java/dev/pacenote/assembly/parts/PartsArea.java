package dev.pacenote.assembly.parts;

import dev.pacenote.assembly.Area;
import dev.pacenote.assembly.Configuration;
import dev.pacenote.assembly.sandbox.SandboxServices;
import dev.pacenote.configuration.ReadBy;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A workshop's parts. It is on where it is named: no page shows it yet. */
public final class PartsArea implements Area {

    /** The word in {@code FEATURES}. */
    public static final String NAME = "parts";

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
    public boolean isOnUnnamed() {
        return false;
    }

    @Override
    public boolean isOnInSandbox() {
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
