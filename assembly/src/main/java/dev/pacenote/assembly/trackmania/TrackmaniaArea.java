package dev.pacenote.assembly.trackmania;

import dev.pacenote.adapters.out.trackmania.TrackmaniaAddresses;
import dev.pacenote.adapters.out.trackmania.TrackmaniaLogin;
import dev.pacenote.adapters.out.trackmania.UpstreamSettings;
import dev.pacenote.assembly.Area;
import dev.pacenote.assembly.Configuration;
import dev.pacenote.assembly.sandbox.SandboxServices;
import java.util.List;
import java.util.Optional;

/** Records on maps, and who passed whom: asks the Trackmania services, or the sandbox's own. */
public final class TrackmaniaArea implements Area {

    /** The word in {@code FEATURES}. */
    public static final String NAME = "trackmania";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String title() {
        return "Trackmania";
    }

    @Override
    public Optional<Group> group() {
        return Optional.of(
                new Group(
                        TrackmaniaLogin.class,
                        TrackmaniaLogin::isNamed,
                        "AUTHORIZATION, USER_AGENT, OCLIENT_ID, OCLIENT_SECRET"));
    }

    /** The real services; empty in the sandbox. */
    public static Optional<UpstreamSettings> realServices(Configuration configuration) {
        return configuration
                .find(TrackmaniaLogin.class)
                .filter(_ -> !configuration.sandbox())
                .map(
                        login ->
                                configuration
                                        .get(TrackmaniaAddresses.class)
                                        .settings(login, configuration.requestsPerSecond())
                                        .with(configuration.upstreamLimits()));
    }

    @Override
    public ContextParts parts(Configuration configuration, Optional<SandboxServices> sandbox) {
        var services =
                realServices(configuration)
                        .or(
                                () ->
                                        sandbox.map(TrackmaniaSandbox::of)
                                                .map(
                                                        local ->
                                                                local.upstream(
                                                                        configuration
                                                                                .requestsPerSecond())))
                        .orElseThrow(
                                () ->
                                        new IllegalStateException(
                                                "there is no sandbox on AWS itself"));
        return new ContextParts(
                List.of(services, services.configuration()), services.httpServices());
    }
}
