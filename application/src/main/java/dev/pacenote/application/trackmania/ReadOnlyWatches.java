package dev.pacenote.application.trackmania;

import dev.pacenote.application.trackmania.survey.MapWatches;
import dev.pacenote.application.trackmania.survey.SurveyedBoard;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.survey.Absence;
import dev.pacenote.domain.trackmania.survey.KnownMap;
import dev.pacenote.domain.trackmania.survey.MapWatch;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Shows what is known and learns nothing. */
final class ReadOnlyWatches implements MapWatches {

    private final MapWatches real;

    ReadOnlyWatches(MapWatches real) {
        this.real = real;
    }

    @Override
    public Map<MapUid, MapWatch> findAll(Collection<MapUid> maps) {
        return real.findAll(maps);
    }

    @Override
    public Map<MapUid, KnownMap> known(Collection<MapUid> maps) {
        return real.known(maps);
    }

    @Override
    public void saveSurvey(Collection<SurveyedBoard> boards, Instant at, UUID pass) {
        // A dry run leaves nothing behind.
    }

    @Override
    public void confirm(Collection<MapUid> maps, Instant at, UUID pass) {
        // A dry run leaves nothing behind.
    }

    @Override
    public Map<MapUid, Absence> absences(Collection<MapUid> maps) {
        return real.absences(maps);
    }

    @Override
    public void save(Map<MapUid, Absence> absences) {
        // A dry run leaves nothing behind.
    }

    @Override
    public Map<MapUid, PassResult> resultsOf(UUID pass, Collection<MapUid> maps) {
        return real.resultsOf(pass, maps);
    }

    @Override
    public Set<MapUid> lookedAt(UUID pass) {
        return real.lookedAt(pass);
    }

    @Override
    public Set<MapUid> lookedAt(Collection<MapUid> maps, UUID pass) {
        return real.lookedAt(maps, pass);
    }
}
