package dev.pacenote.server.sandbox;

import dev.pacenote.adapters.in.http.web.Access;
import dev.pacenote.adapters.in.http.web.Problem;
import dev.pacenote.adapters.in.http.web.ProblemException;
import dev.pacenote.adapters.out.email.Mailbox;
import dev.pacenote.application.identity.Users;
import dev.pacenote.application.notice.DailyRuns;
import dev.pacenote.application.trackmania.MapperAlerts;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.net.URI;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The sandbox's desk: its mailbox, what the last run did, and the next day at a press. */
@Controller
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(property = "pacenote.sandbox", value = "true")
final class DeskController {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("EEE d MMM uuuu HH:mm", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);

    private final SandboxHouse house;
    private final SandboxDays days;
    private final Mailbox mailbox;
    private final DailyRuns runs;
    private final MapperAlerts alerts;
    private final Users users;
    private final TemplateEngine pages =
            TemplateEngine.createPrecompiled(
                    null, ContentType.Html, null, "dev.pacenote.server.sandbox.pages");

    DeskController(
            SandboxHouse house,
            SandboxDays days,
            Mailbox mailbox,
            DailyRuns runs,
            MapperAlerts alerts,
            Users users) {
        this.house = house;
        this.days = days;
        this.mailbox = mailbox;
        this.runs = runs;
        this.alerts = alerts;
        this.users = users;
    }

    @Get("/")
    @Access(Access.Level.OPEN)
    @Produces(MediaType.TEXT_HTML)
    String desk() {
        var people =
                alerts.watching().stream()
                        .map(
                                alert ->
                                        new DeskView.Person(
                                                users.find(alert.owner())
                                                        .map(a -> a.username().value())
                                                        .orElse("?"),
                                                alert.filter().word(),
                                                alert.maps()))
                        .toList();
        var mails =
                mailbox.items().stream()
                        .map(
                                item ->
                                        new DeskView.Mail(
                                                item.id(),
                                                item.to(),
                                                item.subject(),
                                                MOMENT.format(item.sentAt())))
                        .toList();
        var run =
                runs.latest()
                        .map(
                                last ->
                                        "Run of %s: %d of %d maps looked at, %d changed."
                                                .formatted(
                                                        last.date(),
                                                        last.progress().surveyed(),
                                                        last.progress().watched(),
                                                        last.progress().changed()))
                        .orElse("No run yet.");
        return render(
                "desk",
                new DeskView(
                        MOMENT.format(house.clock().instant()),
                        run,
                        people,
                        mails,
                        DemoStory.MAPPER_EMAIL,
                        DemoStory.PASSWORD));
    }

    @Get("/sandbox/mails/{id}")
    @Access(Access.Level.OPEN)
    @Produces(MediaType.TEXT_HTML)
    String mail(@PathVariable String id) {
        return render("mail", find(id));
    }

    /** The mail itself, in a frame of the page above: nothing in it may run or be fetched. */
    @Get("/sandbox/mails/{id}/html")
    @Access(Access.Level.OPEN)
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<String> html(@PathVariable String id) {
        return HttpResponse.ok(find(id).html())
                .header("X-Frame-Options", "SAMEORIGIN")
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'");
    }

    /** The same mails for programs. */
    @Get("/sandbox/api/mails")
    @Access(Access.Level.OPEN)
    List<Mailbox.Item> mails() {
        return mailbox.items();
    }

    @Post("/sandbox/next-day")
    @Access(Access.Level.OPEN)
    HttpResponse<?> nextDay(HttpRequest<?> request) {
        boolean done = days.letADayPass().isPresent();
        if (request.accept().stream().anyMatch(type -> type.getName().equals("text/html"))) {
            return HttpResponse.seeOther(URI.create("/"));
        }
        return HttpResponse.ok(
                Map.of("now", house.clock().instant().toString(), "runCompleted", done));
    }

    private Mailbox.Item find(String id) {
        return mailbox.find(id)
                .orElseThrow(
                        () -> new ProblemException(Problem.notFound("There is no such mail.")));
    }

    private String render(String page, Object view) {
        var output = new StringOutput();
        pages.render(page + ".jte", view, output);
        return output.toString();
    }
}
