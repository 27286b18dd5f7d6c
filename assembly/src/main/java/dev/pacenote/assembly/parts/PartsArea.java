package dev.pacenote.assembly.parts;

import dev.pacenote.assembly.Area;
import dev.pacenote.assembly.Configuration;
import dev.pacenote.assembly.sandbox.SandboxServices;
import dev.pacenote.configuration.ReadBy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

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

    @Override
    public ContextParts parts(Configuration configuration, Optional<SandboxServices> sandbox) {
        return new ContextParts(List.of(), Map.of());
    }
}
