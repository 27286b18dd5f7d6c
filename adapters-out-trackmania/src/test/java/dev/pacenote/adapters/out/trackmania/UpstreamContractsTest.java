package dev.pacenote.adapters.out.trackmania;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.adapters.out.http.client.Priority;
import dev.pacenote.application.contracts.trackmania.board.LeaderboardsContract;
import dev.pacenote.application.contracts.trackmania.board.MapExchangeContract;
import dev.pacenote.application.contracts.trackmania.board.PlayerNamesContract;
import dev.pacenote.application.trackmania.board.Leaderboards;
import dev.pacenote.application.trackmania.board.MapExchange;
import dev.pacenote.application.trackmania.board.PlayerNames;
import dev.pacenote.domain.trackmania.board.Author;
import dev.pacenote.domain.trackmania.board.AuthorId;
import dev.pacenote.domain.trackmania.board.Board;
import dev.pacenote.domain.trackmania.board.Entry;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.PlayerId;
import dev.pacenote.domain.trackmania.board.Score;
import dev.pacenote.domain.trackmania.board.Zone;
import dev.pacenote.sandbox.Player;
import dev.pacenote.sandbox.Sandbox;
import dev.pacenote.sandbox.Track;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;

/** The three clients keep their ports' promises against the sandbox, politely. */
class UpstreamContractsTest
        implements LeaderboardsContract, PlayerNamesContract, MapExchangeContract {

    private static final int MORE_THAN_A_PAGE = 1005;
    private static final TestWorld WORLD = new TestWorld(MORE_THAN_A_PAGE, 100_000);

    @AfterEach
    void polite() {
        assertThat(WORLD.sandbox.manners().breaches()).isEmpty();
    }

    @AfterAll
    static void close() {
        WORLD.close();
    }

    @Override
    public Leaderboards leaderboards() {
        return WORLD.upstreams.leaderboards(Priority.RUN);
    }

    @Override
    public Board crowded() {
        return board(
                WORLD.world.tracks().stream()
                        .filter(t -> t.authors().contains(TestWorld.FOX))
                        .findFirst()
                        .orElseThrow());
    }

    @Override
    public Board other() {
        return WORLD.world.tracks().stream()
                .skip(1)
                .map(UpstreamContractsTest::board)
                .filter(board -> distinct(board, 3))
                .findFirst()
                .orElseThrow();
    }

    private static boolean distinct(Board board, int places) {
        return board.entries().stream().limit(places).map(Entry::score).distinct().count()
                == places;
    }

    @Override
    public PlayerId we() {
        return new PlayerId(Sandbox.guest());
    }

    private static Board board(Track track) {
        var entries = new ArrayList<Entry>();
        for (var driven : track.board(TestWorld.NOON)) {
            if (entries.size() < Board.DEPTH) {
                entries.add(
                        new Entry(
                                new PlayerId(driven.player().id()),
                                entries.size() + 1,
                                new Score.Visible(driven.score()),
                                Optional.of(driven.at()),
                                zone(driven.player().zone())));
            }
        }
        return new Board(new MapUid(track.uid()), entries);
    }

    @Override
    public PlayerNames names() {
        return WORLD.upstreams.playerNames(Priority.PERSON);
    }

    @Override
    public Map<PlayerId, String> known() {
        return WORLD.world.players().stream()
                .collect(Collectors.toMap(p -> new PlayerId(p.id()), Player::name));
    }

    @Override
    public MapExchange exchange() {
        return WORLD.upstreams.exchange(Priority.PERSON);
    }

    @Override
    public Author prolific() {
        return new Author(new AuthorId(TestWorld.FOX.id()), TestWorld.FOX.name());
    }

    @Override
    public Set<MapUid> mapsOfProlific() {
        return WORLD.world.tracks().stream()
                .filter(t -> t.authors().contains(TestWorld.FOX))
                .map(Track::uid)
                .map(MapUid::new)
                .collect(Collectors.toSet());
    }

    /** The sandbox numbers a zone by its name. */
    private static Zone zone(String name) {
        return new Zone(
                Optional.of(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))), name);
    }
}
