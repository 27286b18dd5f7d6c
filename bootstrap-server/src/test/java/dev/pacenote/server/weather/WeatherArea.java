package dev.pacenote.server.weather;

import dev.pacenote.assembly.Area;
import dev.pacenote.assembly.Configuration;
import dev.pacenote.assembly.sandbox.SandboxServices;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A small area that asks nobody and needs no variables. */
public final class WeatherArea implements Area {

    static final String NAME = "weather";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String title() {
        return "The weather";
    }

    @Override
    public Optional<Group> group() {
        return Optional.empty();
    }

    @Override
    public ContextParts parts(Configuration configuration, Optional<SandboxServices> sandbox) {
        return new ContextParts(List.of(), Map.of());
    }
}
