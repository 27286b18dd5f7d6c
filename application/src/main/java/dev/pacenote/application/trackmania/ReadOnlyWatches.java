package dev.pacenote.application.trackmania;

import dev.pacenote.application.trackmania.survey.MapWatches;
import dev.pacenote.domain.trackmania.board.Board;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.RecordEvent;
import dev.pacenote.domain.trackmania.survey.Absence;
import dev.pacenote.domain.trackmania.survey.Knowledge;
import dev.pacenote.domain.trackmania.survey.MapWatch;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Shows what is known and learns nothing. */
final class ReadOnlyWatches implements MapWatches {

    private final MapWatches real;

    ReadOnlyWatches(MapWatches real) {
        this.real = real;
    }

    @Override
    public Map<MapUid, MapWatch> load(Collection<MapUid> maps) {
        return real.load(maps);
    }

    @Override
    public Map<MapUid, Knowledge> known(Collection<MapUid> maps) {
        return real.known(maps);
    }

    @Override
    public void learn(Collection<Lesson> lessons, Instant at, UUID pass) {
        // A rehearsal leaves nothing behind.
    }

    @Override
    public void confirm(Collection<MapUid> maps, Instant at, UUID pass) {
        // A rehearsal leaves nothing behind.
    }

    @Override
    public Map<MapUid, Absence> absences(Collection<MapUid> maps) {
        return real.absences(maps);
    }

    @Override
    public void save(Map<MapUid, Absence> absences) {
        // A rehearsal leaves nothing behind.
    }

    @Override
    public Optional<Board> readSince(MapUid map, Instant since) {
        return real.readSince(map, since);
    }

    @Override
    public Map<MapUid, Board> boards(Collection<MapUid> maps, UUID pass) {
        return real.boards(maps, pass);
    }

    @Override
    public Map<MapUid, Glance> glance(Collection<MapUid> maps) {
        return real.glance(maps);
    }

    @Override
    public List<RecordEvent> leads(MapUid map) {
        return real.leads(map);
    }

    @Override
    public Map<MapUid, List<RecordEvent.Numbered>> leads(Collection<MapUid> maps) {
        return real.leads(maps);
    }

    @Override
    public Set<MapUid> lookedAt(UUID pass) {
        return real.lookedAt(pass);
    }

    @Override
    public Set<MapUid> lookedAt(Collection<MapUid> maps, UUID pass) {
        return real.lookedAt(maps, pass);
    }

    @Override
    public long lastEvent() {
        return real.lastEvent();
    }
}
