package dev.pacenote.adapters.in.http.streams;

import dev.pacenote.adapters.in.http.platform.Times;
import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import dev.pacenote.adapters.in.http.platform.security.CronSecretScheme;
import dev.pacenote.adapters.in.http.platform.security.Roles;
import dev.pacenote.adapters.in.http.platform.security.Schemes;
import dev.pacenote.application.streams.job.RunJobs;
import dev.pacenote.domain.streams.job.JobRun;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Has the work done at once that the clock does for streams, and says how it went. */
@Hidden
@Controller("/api/streams/jobs")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Roles.CRON)
@Schemes(CronSecretScheme.class)
final class StreamsJobsController {

    private final RunJobs jobs;
    private final RequestedJobs requested;

    StreamsJobsController(RunJobs jobs, RequestedJobs requested) {
        this.jobs = jobs;
        this.requested = requested;
    }

    /** Has a job run now; where it is at work already, it runs once more after that. */
    @Post("/{name}")
    HttpResponse<Map<String, @Nullable Object>> run(String name) {
        var asked = jobs.ask(name).orElseThrow(() -> noSuchJob(name));
        requested.asked(name);
        return HttpResponse.<Map<String, @Nullable Object>>accepted()
                .header(HttpHeaders.LOCATION, "/api/streams/jobs/" + name)
                .body(view(asked));
    }

    /** Says when a job ran last, and what it did. */
    @Get("/{name}")
    Map<String, @Nullable Object> show(String name) {
        return view(jobs.show(name).orElseThrow(() -> noSuchJob(name)));
    }

    private static ProblemException noSuchJob(String name) {
        return new ProblemException(Problem.notFound("There is no job " + name + "."));
    }

    private static Map<String, @Nullable Object> view(RunJobs.Shown shown) {
        var last = shown.run().last();
        var view = new LinkedHashMap<String, @Nullable Object>();
        view.put("name", shown.job().name());
        view.put("every_seconds", shown.job().every().toSeconds());
        view.put("state", state(shown));
        view.put("asked_at", shown.run().askedAt().map(Times::iso).orElse(null));
        view.put("started_at", last.map(JobRun.Outcome::startedAt).map(Times::iso).orElse(null));
        view.put("finished_at", last.map(JobRun.Outcome::finishedAt).map(Times::iso).orElse(null));
        view.put("result", last.map(it -> it.failed() ? "failed" : "ok").orElse(null));
        view.put("did", new TreeMap<>(last.map(JobRun.Outcome::did).orElseGet(Map::of)));
        return view;
    }

    private static String state(RunJobs.Shown shown) {
        if (shown.atWork()) {
            return "running";
        }
        return shown.run().isAskedFor() ? "asked" : "idle";
    }
}
