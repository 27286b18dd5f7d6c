package dev.pacenote.application.trackmania;

import dev.pacenote.application.dailyrun.DailySource;
import dev.pacenote.application.dailyrun.SectionWriter;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.application.trackmania.alert.MapLists;
import dev.pacenote.application.trackmania.alert.MapperAlerts;
import dev.pacenote.application.trackmania.alert.SynchronizeMaps;
import dev.pacenote.application.trackmania.survey.DescribeMaps;
import dev.pacenote.application.trackmania.survey.SurveyMaps;
import dev.pacenote.domain.dailyrun.DailyRun;
import dev.pacenote.domain.identity.account.Username;
import dev.pacenote.domain.trackmania.alert.AlertId;
import dev.pacenote.domain.trackmania.alert.CoveredMaps;
import dev.pacenote.domain.trackmania.alert.MapperAlert;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Trackmania contributes to the daily run: new map lists, the survey, everybody's sections.
 */
public final class TrackmaniaDailySource implements DailySource {

    private static final System.Logger LOG =
            System.getLogger(TrackmaniaDailySource.class.getName());

    /** Each may have thousands of maps, which are read together. */
    private static final int ALERTS_AT_ONCE = 20;

    private final MapperAlerts alerts;
    private final Accounts accounts;
    private final SynchronizeMaps maps;
    private final DescribeMaps describe;
    private final Runnable refreshNames;
    private final SurveyMaps survey;
    private final List<SectionWriter> sections;

    /**
     * @param refreshNames brings the names of guarding drivers up to date, before anybody is told
     */
    public TrackmaniaDailySource(
            MapperAlerts alerts,
            Accounts accounts,
            SynchronizeMaps maps,
            DescribeMaps describe,
            Runnable refreshNames,
            SurveyMaps survey,
            List<SectionWriter> sections) {
        this.alerts = alerts;
        this.accounts = accounts;
        this.maps = maps;
        this.describe = describe;
        this.refreshNames = refreshNames;
        this.survey = survey;
        this.sections = List.copyOf(sections);
    }

    @Override
    public void survey(DailyRun run, Monitor monitor) throws InterruptedException {
        var lists = maps.lists();
        var watching = alerts.watching();
        for (int i = 0; i < watching.size(); i += ALERTS_AT_ONCE) {
            synchronize(watching.subList(i, Math.min(watching.size(), i + ALERTS_AT_ONCE)), lists);
        }
        describe.describeUnknown();
        refreshNames();
        survey.survey(run, monitor);
    }

    private void synchronize(List<MapperAlert> part, MapLists lists) {
        var owners = accounts.findAll(part.stream().map(MapperAlert::owner).toList());
        var known = known(part);
        for (var alert : part) {
            Optional.ofNullable(owners.get(alert.owner()))
                    .ifPresent(
                            owner ->
                                    synchronize(
                                            alert,
                                            owner.username(),
                                            lists,
                                            Optional.ofNullable(known.get(alert.id()))));
        }
    }

    /** Maps that cannot be read together are read one by one, so that one alert stops no other. */
    private Map<AlertId, CoveredMaps> known(List<MapperAlert> part) {
        try {
            return maps.known(part);
        } catch (StoreUnavailableException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "the maps of " + part.size() + " alerts are read singly", e);
            return Map.of();
        }
    }

    private void synchronize(
            MapperAlert alert, Username owner, MapLists lists, Optional<CoveredMaps> known) {
        try {
            maps.synchronize(alert, owner, lists, known);
        } catch (UpstreamException e) {
            LOG.log(
                    Level.WARNING,
                    "the last known map list of alert {0} serves: {1}",
                    alert.id(),
                    e.getMessage());
        } catch (StoreUnavailableException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "the last known map list of alert " + alert.id() + " serves", e);
        }
    }

    /** Names never end a survey: drivers keep those they had until the next run. */
    private void refreshNames() {
        try {
            refreshNames.run();
        } catch (StoreUnavailableException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "the names of drivers were not brought up to date", e);
        }
    }

    @Override
    public List<SectionWriter> sections() {
        return sections;
    }
}
