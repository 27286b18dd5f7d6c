package dev.pacenote.lambda.local;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.assembly.Configuration;
import dev.pacenote.assembly.sandbox.Beans;
import dev.pacenote.assembly.sandbox.SandboxMail;
import dev.pacenote.domain.dailyrun.DailySchedule;
import dev.pacenote.domain.platform.UtcDate;
import dev.pacenote.lambda.ApiFunction;
import dev.pacenote.lambda.AreaJobWorker;
import dev.pacenote.lambda.DailyScheduler;
import dev.pacenote.lambda.DailyWorker;
import dev.pacenote.lambda.LambdaService;
import dev.pacenote.lambda.SearchWorker;
import dev.pacenote.lambda.delivery.BounceReader;
import dev.pacenote.lambda.delivery.DeliverySender;
import dev.pacenote.lambda.delivery.Dispatcher;
import dev.pacenote.lambda.delivery.EmailSender;
import dev.pacenote.lambda.local.socket.SocketFront;
import dev.pacenote.lambda.local.standin.S3StandIn;
import dev.pacenote.lambda.local.standin.SesStandIn;
import dev.pacenote.lambda.local.standin.SnsStandIn;
import dev.pacenote.lambda.socket.SocketAuthorizer;
import dev.pacenote.lambda.socket.SocketFunction;
import dev.pacenote.lambda.socket.SocketSweeper;
import dev.pacenote.lambda.socket.StreamPusher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The functions in this process, each fed through the runtime interface, with their queues,
 * schedules and a gateway around them. The API has a memory of its own, the workers share another.
 */
public final class LocalLambda implements Beans, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LocalLambda.class);

    private static final Duration API_TIMEOUT = Duration.ofMinutes(2);
    private static final Duration WORKER_TIMEOUT = Duration.ofMinutes(15);

    /** Changes of a table that a function gets together. */
    private static final int AT_ONCE = 100;

    private static final Duration TICK = Duration.ofSeconds(5);

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final LocalAws aws;
    private final Map<String, String> variables;
    private final Configuration configuration;
    private final Optional<SandboxMail> sandbox;
    private final LambdaService api;
    private final Gateway gateway;
    private final SocketFront sockets;
    private final RuntimeApi sweeper;
    private final RuntimeApi search;
    private final RuntimeApi scheduler;
    private final RuntimeApi sender;
    private final FedQueue work;
    private final FedQueue mails;
    private final FedQueue bounces;
    private final List<FedQueue> deliveries = new ArrayList<>();
    private final RuntimeApi dispatcher;
    private final SnsStandIn sns;
    private final Map<String, RuntimeApi> functions;

    /**
     * How the functions are set up.
     *
     * @param variables of the contract; tables and queues as {@link LocalAws#createResources} names
     *     them
     * @param port of the gateway, 0 for any
     * @param sandbox instead of the real Trackmania
     * @param adjust changes the configuration as variables cannot
     */
    public record Setting(
            Map<String, String> variables,
            int port,
            InstantSource clock,
            Optional<SandboxMail> sandbox,
            UnaryOperator<Configuration> adjust) {}

    /**
     * @param post where everything goes that SES would deliver
     * @throws RefusedException when the functions do not start with these variables
     */
    public static LocalLambda open(LocalAws aws, Setting setting, SesStandIn.Sink post) {
        return new LocalLambda(aws, setting, post);
    }

    private LocalLambda(LocalAws aws, Setting setting, SesStandIn.Sink post) {
        this.aws = aws;
        this.sandbox = setting.sandbox();
        boolean opened = false;
        try {
            var ses = keep(new SesStandIn(post));
            variables = new HashMap<>(setting.variables());
            variables.put("AWS_ENDPOINT_URL_SESV2", ses.url().toString());
            sns = keep(new SnsStandIn(aws.sqs()));
            variables.putIfAbsent(NotificationSenders.TOPIC, SnsStandIn.TOPIC);
            NotificationSenders.subscribe(sns, variables);
            variables.put("AWS_ENDPOINT_URL_SNS", sns.url().toString());
            variables.computeIfAbsent(
                    "AWS_ENDPOINT_URL_S3", _ -> keep(new S3StandIn()).url().toString());
            variables.put("LARGE_ANSWERS_BUCKET", "large-answers");
            variables.putIfAbsent("ATTACHMENTS_BUCKET_NAME", "attachments");
            var authorizer = keep(new RuntimeApi("socket-authorizer", API_TIMEOUT));
            var socket = keep(new RuntimeApi("socket", API_TIMEOUT));
            sockets = keep(new SocketFront(0, authorizer, socket));
            variables.put("WEBSOCKET_URL", sockets.url());
            variables.put("WEBSOCKET_MANAGEMENT_URL", sockets.managementUrl());
            configuration = setting.adjust().apply(read(variables));
            var clock =
                    sandbox.<InstantSource>map(local -> local.services().clock())
                            .orElseGet(setting::clock);
            var workers = keep(LambdaService.open(configuration, clock, sandbox));
            scheduler = function("daily-scheduler", WORKER_TIMEOUT, new DailyScheduler(workers), 2);
            invoke(scheduler, "migrate");
            api = keep(LambdaService.open(configuration, clock, sandbox));
            var front = function("api", API_TIMEOUT, new ApiFunction(api), 32);
            search = function("search-worker", WORKER_TIMEOUT, new SearchWorker(workers), 4);
            sender = function("email-sender", WORKER_TIMEOUT, new EmailSender(workers), 2);
            dispatcher = function("dispatcher", WORKER_TIMEOUT, new Dispatcher(workers), 2);
            deliver(NotificationSenders.MAIL, sender);
            for (var of : List.of(NotificationSenders.PUSH, NotificationSenders.WEBHOOK)) {
                deliver(
                        of,
                        function(
                                of.channel() + "-sender",
                                WORKER_TIMEOUT,
                                new DeliverySender(workers),
                                2));
            }
            var worker = function("daily-worker", WORKER_TIMEOUT, new DailyWorker(workers), 3);
            work = keep(new FedQueue(aws, variable("SCHEDULER_QUEUE_URL"), worker, 2));
            mails = keep(new FedQueue(aws, variable("DAILY_EMAIL_QUEUE_URL"), sender, 1));
            var jobs = function("area-job-worker", WORKER_TIMEOUT, new AreaJobWorker(workers), 1);
            AreaTables.all().stream()
                    .flatMap(area -> area.queues().keySet().stream())
                    .forEach(queue -> keep(new FedQueue(aws, variable(queue), jobs, 1)));
            var reader = function("bounce-reader", WORKER_TIMEOUT, new BounceReader(workers), 1);
            bounces = keep(new FedQueue(aws, LocalAws.bounces(variables), reader, 1));
            keep(new Instances(authorizer, new SocketAuthorizer(api), 4));
            keep(new Instances(socket, new SocketFunction(api), 16));
            sweeper = function("sweeper", WORKER_TIMEOUT, new SocketSweeper(workers), 1);
            var pusher = function("pusher", WORKER_TIMEOUT, new StreamPusher(workers), 2);
            keep(new ChangeFeed(aws, variable("STREAM_TABLE_NAME"), pusher, AT_ONCE));
            keep(new ChangeFeed(aws, variable("NOTICES_TABLE_NAME"), dispatcher, AT_ONCE));
            functions =
                    Map.of(
                            "sweeper", sweeper,
                            "daily-scheduler", scheduler,
                            "daily-worker", worker,
                            "dispatcher", dispatcher,
                            "email-sender", sender);
            gateway = keep(new Gateway(setting.port(), front));
            opened = true;
        } finally {
            if (!opened) {
                close();
            }
        }
    }

    private static Configuration read(Map<String, String> variables) {
        return switch (Configuration.readForLambda(variables)) {
            case Configuration.Result.Complete(var configuration) -> configuration;
            case Configuration.Result.Refused(var problems) -> throw new RefusedException(problems);
        };
    }

    /** The functions do not start with these variables. */
    public static final class RefusedException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient List<String> problems;

        RefusedException(List<String> problems) {
            super(String.join(" ", problems));
            this.problems = List.copyOf(problems);
        }

        /** One sentence each. */
        public List<String> problems() {
            return problems;
        }
    }

    private <T extends AutoCloseable> T keep(T part) {
        parts.push(part);
        return part;
    }

    private RuntimeApi function(
            String name, Duration timeout, RequestStreamHandler handler, int instances) {
        var runtime = keep(new RuntimeApi(name, timeout));
        keep(new Instances(runtime, handler, instances));
        return runtime;
    }

    private void deliver(NotificationSenders.Sender of, RuntimeApi function) {
        deliveries.add(keep(new FedQueue(aws, variable(of.queueVariable()), function, 2)));
    }

    private void feed(String queue, RuntimeApi function, int batch, int pollers) {
        keep(new EventSource(aws.sqs(), variable(queue), function, batch, pollers));
    }

    /** One of the variables that the functions run with. */
    public String variable(String name) {
        return Optional.ofNullable(variables.get(name)).orElseThrow();
    }

    /** What the functions run with, for one in a process of its own. */
    public Map<String, String> variables() {
        return Map.copyOf(variables);
    }

    /** The tables of these variables as they are now, to be brought back later. */
    public SavedTables save(List<String> variables) {
        return SavedTables.of(aws, variables.stream().map(this::variable).toList());
    }

    /** How many items the table of a variable has. */
    public int items(String variable) {
        return SavedTables.of(aws, List.of(variable(variable))).items();
    }

    private static void invoke(RuntimeApi function, String type) {
        try {
            function.invoke(("{\"type\":\"" + type + "\"}").getBytes(StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Begins to work searches off. */
    public void startSearching() {
        feed("MAP_SEARCH_QUEUE_URL", search, 1, 4);
    }

    /** Begins everything that happens by itself. */
    public void startScheduledJobs() {
        startSearching();
        feed("ACCOUNT_MAIL_QUEUE_URL", sender, 1, 1);
        var ticks = new ArrayList<>(List.of(Thread.ofVirtual().start(this::keepTime)));
        keep(() -> ticks.forEach(Thread::interrupt));
    }

    private void keepTime() {
        var clock = InstantSource.system();
        var schedule = configuration.schedule();
        var next = due(schedule, clock.instant());
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Thread.sleep(TICK);
                lookAround();
                if (!clock.instant().isBefore(next)) {
                    next = due(schedule, clock.instant());
                    invoke(scheduler, "start");
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeApi.FunctionFailedException e) {
                LOG.warn("the scheduled event failed: {}", e.getMessage());
            }
        }
    }

    /** The first moment from now on at which the day's run is due. */
    private static Instant due(DailySchedule schedule, Instant now) {
        var today = UtcDate.of(now);
        var due = schedule.nextDateDue(today.minusDays(1));
        return due.isAfter(now) ? due : schedule.nextDateDue(today);
    }

    /** What the cloud's clock starts every few minutes, once. */
    public void lookAround() {
        invoke(scheduler, "tick");
        invoke(scheduler, "minute");
        invoke(dispatcher, "minute");
        invoke(sender, "mail_due");
        sweepSockets();
    }

    /** The queue of everything that a daily run does but its mails. */
    public FedQueue work() {
        return work;
    }

    /** The queue of mails to try. */
    public FedQueue mails() {
        return mails;
    }

    /** The queue of what SES says about mails that it took. */
    public FedQueue bounces() {
        return bounces;
    }

    /** The queues of deliveries that are due, one for each channel. */
    public List<FedQueue> deliveries() {
        return List.copyOf(deliveries);
    }

    /** Where senders are asked, and phones get their pushes. */
    public SnsStandIn notifications() {
        return sns;
    }

    /**
     * Hands a function an event, without a queue in between.
     *
     * @return what it answered
     */
    public JsonNode tell(String function, String event) {
        var runtime = Optional.ofNullable(functions.get(function)).orElseThrow();
        try {
            return LocalWorld.JSON.readTree(runtime.invoke(event.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public int port() {
        return gateway.port();
    }

    /** What the cloud's clock starts every minute for sockets, once. */
    public void sweepSockets() {
        invoke(sweeper, "sweep");
    }

    /** Where clients open sockets. */
    public SocketFront sockets() {
        return sockets;
    }

    @Override
    public <T> T bean(Class<T> type) {
        return api.bean(type);
    }

    @Override
    public void close() {
        while (!parts.isEmpty()) {
            var part = parts.pop();
            try {
                part.close();
            } catch (Exception e) {
                LOG.warn("{} did not stop well", part.getClass().getSimpleName(), e);
            }
        }
    }
}
