package dev.pacenote.assembly.trackmania;

import dev.pacenote.application.trackmania.alert.ManageMapperAlert;
import dev.pacenote.application.trackmania.driver.GuardPositions;
import dev.pacenote.application.trackmania.driver.NameDriver;
import dev.pacenote.assembly.sandbox.DemoPerson;
import dev.pacenote.assembly.sandbox.DemoStory;
import dev.pacenote.assembly.sandbox.SandboxServices;
import dev.pacenote.configuration.Choices;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.trackmania.alert.RecordFilter;
import dev.pacenote.domain.trackmania.board.LeaderboardPosition;
import dev.pacenote.domain.trackmania.board.MapName;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.PlayerName;
import dev.pacenote.sandbox.Player;
import dev.pacenote.sandbox.Track;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/** The sandbox's people follow the records on their maps and guard some places. */
@Singleton
@Requires(property = Choices.AREA + TrackmaniaArea.NAME, value = "true")
@Requires(property = "pacenote.sandbox", value = "true")
final class TrackmaniaStory implements DemoStory {

    private static final int GUARDED_MAPS = 8;

    private final SandboxServices sandbox;
    private final ManageMapperAlert alerts;
    private final NameDriver drivers;
    private final GuardPositions positions;

    TrackmaniaStory(
            SandboxServices sandbox,
            ManageMapperAlert alerts,
            NameDriver drivers,
            GuardPositions positions) {
        this.sandbox = sandbox;
        this.alerts = alerts;
        this.drivers = drivers;
        this.positions = positions;
    }

    @Override
    public void begin(DemoPerson person, AccountId account) {
        var filter =
                switch (person) {
                    case FIRST -> RecordFilter.TOP5;
                    case SECOND -> RecordFilter.ALL;
                };
        alerts.create(
                new ManageMapperAlert.Creation(account, Optional.of(filter), Optional.empty()));
        guard(account);
    }

    /** The person is whoever holds most of the best places, and guards some of them. */
    private void guard(AccountId account) {
        var places = new HashMap<Player, List<Track>>();
        for (var track : TrackmaniaSandbox.of(sandbox).world().tracks()) {
            track.board(sandbox.clock().instant()).stream()
                    .limit(LeaderboardPosition.GUARDED)
                    .forEach(
                            driven ->
                                    places.computeIfAbsent(driven.player(), _ -> new ArrayList<>())
                                            .add(track));
        }
        places.entrySet().stream()
                .max(Comparator.comparingInt(driver -> driver.getValue().size()))
                .ifPresent(driver -> guard(account, driver.getKey(), driver.getValue()));
    }

    private void guard(AccountId account, Player player, List<Track> tracks) {
        drivers.name(account, new PlayerName(player.name()));
        tracks.stream()
                .limit(GUARDED_MAPS)
                .forEach(
                        track ->
                                positions.create(
                                        account,
                                        new MapUid(track.uid()),
                                        new MapName(track.name())));
    }
}
