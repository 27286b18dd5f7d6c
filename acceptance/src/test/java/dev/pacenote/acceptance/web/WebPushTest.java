package dev.pacenote.acceptance.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.pacenote.acceptance.web.ChatPeople.message;
import static dev.pacenote.acceptance.web.ChatPeople.press;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.BrowserUsers;
import dev.pacenote.acceptance.support.BrowserUsers.Window;
import dev.pacenote.acceptance.support.ServerOnly;
import dev.pacenote.acceptance.web.ChatPeople.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Pushes in a real browser. Real are the permission, the service worker, the way from the server to
 * the sandbox's push service with its encryption, and what the browser then shows. Chromium without
 * its maker's push service cannot subscribe and gets no push: the sandbox's service stands in for
 * it, and the developer tools hand over what arrived there. Nobody can press a notification of a
 * browser without a window: its worker is told that somebody did.
 */
@ResourceLock("browser")
@ServerOnly("the app is the same; on AWS CloudFront hands it out")
class WebPushTest {

    /** A push that is not shown after so long was lost. */
    private static final Duration LOST = Duration.ofSeconds(20);

    private static final String SUBSCRIBING =
            """
            const given = (kept) => kept && {
              ...kept,
              options: { applicationServerKey: Uint8Array.from(kept.key).buffer },
              toJSON: () => ({ endpoint: kept.endpoint, keys: kept.keys }),
              unsubscribe: async () => { localStorage.removeItem('test.subscription'); return true; },
            };
            if (globalThis.PushManager) {
              PushManager.prototype.getSubscription = async () =>
                given(JSON.parse(localStorage.getItem('test.subscription')));
              PushManager.prototype.subscribe = async ({ applicationServerKey }) => {
                const answer = await fetch('/sandbox/api/push-subscriptions', { method: 'POST' });
                const kept = { ...(await answer.json()), key: [...applicationServerKey] };
                localStorage.setItem('test.subscription', JSON.stringify(kept));
                return given(kept);
              };
            }
            """;

    private static final String SHOWN =
            """
            navigator.serviceWorker.ready.then((worker) => worker.getNotifications())
              .then((shown) => shown.map(({ title, body }) => `${title}: ${body}`))
            """;

    private static final String PRESS =
            """
            (async () => {
              const [notification] = await registration.getNotifications();
              self.dispatchEvent(new NotificationEvent('notificationclick', { notification }));
            })()
            """;

    private static final ChatPeople PEOPLE = new ChatPeople();

    @RegisterExtension final BrowserUsers visitors = new BrowserUsers();

    private final Person ann = PEOPLE.person("Ann");
    private final Person bob = PEOPLE.person("Bob");

    @BeforeAll
    static void begin() {
        PEOPLE.app().service().startScheduledJobs();
    }

    @AfterAll
    static void close() {
        PEOPLE.close();
    }

    @AfterEach
    void nothingBehindThePersonsBack() {
        assertThat(visitors.complaints()).isEmpty();
        assertThat(visitors.foreign()).isEmpty();
    }

    /** Bob's browser, which may show notifications, on the page of the settings. */
    private Page browser() {
        var page = visitors.visit(Window.DESKTOP, PEOPLE.base(), ColorScheme.DARK, bob.login());
        page.context().grantPermissions(List.of("notifications"));
        page.addInitScript(SUBSCRIBING);
        page.navigate("/settings");
        press(page, "Send pushes to this browser");
        assertThat(page.getByText("(this browser)")).isVisible();
        return page;
    }

    private static List<String> shown(Page page) {
        return ((List<?>) page.evaluate(SHOWN)).stream().map(String::valueOf).toList();
    }

    /** What the push service has got that says so; waits until it is there. */
    private static String pushed(String text) {
        var found = new AtomicReference<JsonNode>();
        await().until(
                        () -> {
                            PEOPLE.api()
                                    .get("/sandbox/api/pushes")
                                    .json()
                                    .valueStream()
                                    .filter(push -> push.path("payload").asText().contains(text))
                                    .findFirst()
                                    .ifPresent(found::set);
                            return found.get() != null;
                        });
        return found.get().path("payload").asText();
    }

    /**
     * Hands a push over to the browser, as its push service would: again where a busy browser lost
     * it. The later one takes the place of the one before.
     */
    private static void deliver(Page page, String payload) {
        page.evaluate("navigator.serviceWorker.ready.then(() => true)");
        var tools = page.context().newCDPSession(page);
        var registration = new AtomicReference<String>();
        tools.on(
                "ServiceWorker.workerRegistrationUpdated",
                event ->
                        event.getAsJsonArray("registrations").asList().stream()
                                .map(JsonElement::getAsJsonObject)
                                .filter(one -> !one.get("isDeleted").getAsBoolean())
                                .filter(one -> text(one, "scopeURL").startsWith(PEOPLE.base()))
                                .forEach(one -> registration.set(text(one, "registrationId"))));
        tools.send("ServiceWorker.enable");
        page.waitForCondition(() -> registration.get() != null);
        var handedOver = new AtomicReference<>(Instant.MIN);
        page.waitForCondition(
                () -> {
                    if (handedOver.get().isBefore(Instant.now().minus(LOST))) {
                        tools.send("ServiceWorker.deliverPushMessage", push(registration, payload));
                        handedOver.set(Instant.now());
                    }
                    return !shown(page).isEmpty();
                });
        tools.detach();
    }

    private static JsonObject push(AtomicReference<String> registration, String payload) {
        var push = new JsonObject();
        push.addProperty("origin", PEOPLE.base());
        push.addProperty("registrationId", registration.get());
        push.addProperty("data", payload);
        return push;
    }

    /** Tells the worker that somebody pressed what is shown. */
    private static void pressNotification(Page page) {
        var tools = page.context().newCDPSession(page);
        var worker =
                tools.send("Target.getTargets").getAsJsonArray("targetInfos").asList().stream()
                        .map(JsonElement::getAsJsonObject)
                        .filter(target -> text(target, "type").equals("service_worker"))
                        .filter(target -> text(target, "url").startsWith(PEOPLE.base()))
                        .findFirst()
                        .orElseThrow();
        var attach = new JsonObject();
        attach.add("targetId", worker.get("targetId"));
        attach.addProperty("flatten", false);
        var parameters = new JsonObject();
        parameters.addProperty("expression", PRESS);
        var evaluate = new JsonObject();
        evaluate.addProperty("id", 1);
        evaluate.addProperty("method", "Runtime.evaluate");
        evaluate.add("params", parameters);
        var send = new JsonObject();
        send.add("sessionId", tools.send("Target.attachToTarget", attach).get("sessionId"));
        send.addProperty("message", evaluate.toString());
        tools.send("Target.sendMessageToTarget", send);
    }

    private static String text(JsonObject target, String member) {
        return target.get(member).getAsString();
    }

    /** Ann writes, and Bob does not look in for so long that he is told by a push. */
    private Page toldByPush(String text) {
        var page = browser();
        PEOPLE.write(ann, bob, text);
        PEOPLE.app().clock.pass(Duration.ofMinutes(3));
        deliver(page, pushed(text));
        return page;
    }

    @Test
    void a_push_is_shown_and_closed_once_what_it_tells_is_read_elsewhere() {
        var page = toldByPush("Gate 3 is closed");
        assertThat(shown(page)).hasSize(1);
        assertThat(shown(page).getFirst()).contains(ann.name()).contains("Gate 3 is closed");

        var elsewhere = PEOPLE.again(bob);
        var read =
                PEOPLE.api()
                        .post(
                                "/messages/conversations/" + ann.id() + "/read",
                                elsewhere.token(),
                                Map.of("upToSeq", 1_000));
        assertThat(read.status()).as(read.body()).isEqualTo(200);
        page.waitForCondition(() -> shown(page).isEmpty());
    }

    @Test
    void a_push_that_is_pressed_opens_what_it_tells() {
        var page = toldByPush("Gate 4 is open");
        pressNotification(page);
        assertThat(page).hasURL(Pattern.compile(".*/[Cc]hat/" + ann.id()));
        assertThat(message(page, "Gate 4 is open")).isVisible();
        page.waitForCondition(() -> shown(page).isEmpty());
    }

    private static void mode(String mode) {
        var answer =
                PEOPLE.api()
                        .send(
                                PEOPLE.api()
                                        .json("/sandbox/api/push-mode")
                                        .PUT(Api.body(Map.of("mode", mode))));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void an_admin_sees_why_a_push_failed_and_has_it_sent_again() {
        browser();
        mode("refuses_keys");
        var message = PEOPLE.write(ann, bob, "Gate 6 is open").text("messageId");
        PEOPLE.app().clock.pass(Duration.ofMinutes(3));
        var page =
                PEOPLE.enter(
                        visitors, Window.PHONE, PEOPLE.admin(), "/admin/deliveries?of=" + message);
        isShownAtLast(page, "Push failed: this server is not set up for it");
        assertThat(page.locator("body")).not().containsText("Gate 6");
        assertThat(BrowserUsers.barriers(page)).isEmpty();
        assertThat(BrowserUsers.sideways(page)).isZero();
        mode("works");

        press(page, "Try again");

        isShownAtLast(page, "Push was sent");
        assertThat(page.getByText("Try again")).hasCount(0);
        assertThat(pushed("Gate 6 is open")).contains(ann.name());
    }

    /** The page is loaded anew until it shows that. */
    private static void isShownAtLast(Page page, String text) {
        await().until(
                        () -> {
                            page.reload();
                            assertThat(page.locator("ul.rows li").first()).isVisible();
                            return page.getByText(text).count() > 0;
                        });
    }

    @Test
    void whoever_logs_out_gets_no_push_there_any_more_and_leaves_none_behind() {
        var page = toldByPush("Gate 5 is red");
        press(page, "Log out");
        assertThat(page).hasURL(PEOPLE.base() + "/");
        assertThat(shown(page)).isEmpty();
        assertThat(page.evaluate("localStorage.getItem('test.subscription')")).isNull();
        var devices = PEOPLE.api().get("/notifications/devices", PEOPLE.again(bob).token());
        assertThat(devices.json().path("items")).isEmpty();
    }

    @Test
    void a_browser_that_is_taken_out_of_the_devices_can_be_added_again() {
        var page = browser();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Remove")).click();
        assertThat(page.getByText("No device gets pushes yet.")).isVisible();
        assertThat(page.evaluate("localStorage.getItem('test.subscription')")).isNull();
        press(page, "Send pushes to this browser");
        assertThat(page.getByText("(this browser)")).isVisible();
        page.reload();
        assertThat(page.getByText("(this browser)")).isVisible();
    }

    @Test
    void a_browser_that_may_not_show_any_says_where_to_allow_it() {
        var page = PEOPLE.enter(visitors, Window.PHONE, bob, "/settings");
        press(page, "Send pushes to this browser");
        assertThat(page.getByText("This browser does not let Pacenote show pushes.")).isVisible();
        var devices = PEOPLE.api().get("/notifications/devices", bob.token());
        assertThat(devices.json().path("items")).isEmpty();
    }
}
