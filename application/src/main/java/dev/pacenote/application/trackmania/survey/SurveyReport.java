package dev.pacenote.application.trackmania.survey;

import dev.pacenote.application.dailyrun.DailySource.Monitor;
import dev.pacenote.domain.dailyrun.DailyRun.SurveyCount;
import dev.pacenote.domain.dailyrun.RunReport;
import dev.pacenote.domain.trackmania.survey.MapPlan.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What a survey has done so far, as the run's record shows it. */
final class SurveyReport {

    private final Monitor monitor;
    private final int watched;
    private final Map<String, Long> figures = new TreeMap<>();
    private final List<String> oddities = new ArrayList<>();
    private int looked;
    private int changed;
    private int failed;

    /**
     * @param looked maps that were looked at before an interruption
     */
    SurveyReport(Monitor monitor, int watched, int looked) {
        this.monitor = monitor;
        this.watched = watched;
        this.looked = looked;
    }

    /** Maps of which the survey knows what became of them. */
    int looked() {
        return looked;
    }

    void confirmed(int maps) {
        looked += maps;
        figure("maps_unchanged", maps);
    }

    /** A board was fetched. */
    void read(Reason reason) {
        figure("boards_read", 1);
        figure("boards_read_" + reason.name().toLowerCase(Locale.ROOT), 1);
    }

    void learned(boolean change) {
        looked++;
        changed += change ? 1 : 0;
    }

    void failed() {
        failed++;
    }

    void figure(String name, long more) {
        if (more != 0) {
            figures.merge(name, more, Long::sum);
        }
    }

    void oddity(String sentence) {
        if (!oddities.contains(sentence)) {
            oddities.add(sentence);
        }
    }

    void report() {
        monitor.progress(new SurveyCount(watched, Math.min(watched, looked), changed, failed));
        monitor.note(new RunReport(figures, oddities));
    }
}
