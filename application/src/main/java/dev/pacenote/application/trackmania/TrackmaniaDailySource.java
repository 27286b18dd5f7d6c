package dev.pacenote.application.trackmania;

import dev.pacenote.application.dailyrun.DailySource;
import dev.pacenote.application.dailyrun.SectionWriter;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.application.trackmania.alert.MapperAlerts;
import dev.pacenote.application.trackmania.alert.SynchronizeMaps;
import dev.pacenote.application.trackmania.survey.DescribeMaps;
import dev.pacenote.application.trackmania.survey.SurveyMaps;
import dev.pacenote.domain.dailyrun.DailyRun;
import java.lang.System.Logger.Level;
import java.util.List;

/**
 * What Trackmania contributes to the daily run: new map lists, the survey, everybody's sections.
 */
public final class TrackmaniaDailySource implements DailySource {

    private static final System.Logger LOG =
            System.getLogger(TrackmaniaDailySource.class.getName());

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
        for (var alert : alerts.watching()) {
            accounts.find(alert.owner())
                    .ifPresent(
                            owner -> {
                                try {
                                    maps.synchronize(alert, owner.username(), lists);
                                } catch (UpstreamException e) {
                                    LOG.log(
                                            Level.WARNING,
                                            "the last known map list of alert {0} serves: {1}",
                                            alert.id(),
                                            e.getMessage());
                                } catch (StoreUnavailableException e) {
                                    throw e;
                                } catch (RuntimeException e) {
                                    LOG.log(
                                            Level.ERROR,
                                            "the last known map list of alert "
                                                    + alert.id()
                                                    + " serves",
                                            e);
                                }
                            });
        }
        describe.describeUnknown();
        refreshNames();
        survey.survey(run, monitor);
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
