package dev.pacenote.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.micronaut.context.ApplicationContext;
import io.micronaut.http.annotation.HttpMethodMapping;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.client.annotation.Client;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The walls of the house. Each rule holds for our classes, and finds the violation that is planted
 * for it in {@code planted}: a rule that cannot fail is none.
 */
@Tag("server")
class ArchitectureTest {

    private static final String[] FRAMEWORKS = {
        "io.micronaut..",
        "jakarta..",
        "com.fasterxml..",
        "org.slf4j..",
        "gg.jte..",
        "com.github.kagkarlsson..",
        "dev.failsafe..",
        "com.github.benmanes..",
        "software.amazon..",
        "java.sql..",
        "javax.sql.."
    };

    private static final String AWS_CLIENT = "software.amazon.awssdk.core.SdkClient";
    private static final String AWS_CLIENT_FACTORY =
            "io.micronaut.aws.sdk.v2.service.AwsClientFactory";
    private static final String JSON_MAPPER =
            "com\\.fasterxml\\.jackson\\.databind\\.(ObjectMapper|json\\.JsonMapper)";
    private static final String HTTP_CLIENT = "dev.pacenote.adapters.out.http.client..";

    /**
     * What speaks HTTP to its own machine only: a function's runtime and the way of its events to
     * its own server. A new process waits for them, and the JDK's client is the quickest to start.
     * And what the sandbox's Twitch tells a server on the same machine.
     */
    private static final String OF_ITS_OWN_MACHINE =
            "dev\\.pacenote\\.(lambda\\.(runtime\\.PlainHttp|RuntimeLoop|ApiFunction)"
                    + "|sandbox\\.streams\\.Webhooks)(\\$.*)?";

    private static final String REQUEST = "dev.pacenote.adapters.in.http.platform.request.";

    private static final String[] BOOTSTRAPS = {at("assembly"), at("server"), at("lambda")};

    private static final JavaClasses OURS = ProjectClasses.OURS;

    private static final JavaClasses PLANTED =
            new ClassFileImporter().importPackages("dev.pacenote.architecture.planted");

    /** Matches our own packages and the planted ones alike. */
    private static String at(String place) {
        return "dev.pacenote.." + place + "..";
    }

    static final Map<String, ArchRule> RULES =
            Map.ofEntries(
                    Map.entry(
                            "the domain depends on the JDK and itself only",
                            noClasses()
                                    .that()
                                    .resideInAPackage(at("domain"))
                                    .should()
                                    .dependOnClassesThat(
                                            resideInAnyPackage(FRAMEWORKS)
                                                    .or(resideInAPackage(at("application")))
                                                    .or(resideInAPackage(at("adapters")))
                                                    .or(resideInAnyPackage(BOOTSTRAPS)))),
                    Map.entry(
                            "the application depends on the domain, on no adapter and no framework",
                            noClasses()
                                    .that()
                                    .resideInAPackage(at("application"))
                                    .should()
                                    .dependOnClassesThat(
                                            resideInAnyPackage(FRAMEWORKS)
                                                    .or(resideInAPackage(at("adapters")))
                                                    .or(resideInAnyPackage(BOOTSTRAPS)))),
                    Map.entry(
                            "adapters do not know each other, but all may know the HTTP client",
                            slices().matching("dev.pacenote..adapters.(*).(*)..")
                                    .should()
                                    .notDependOnEachOther()
                                    .ignoreDependency(
                                            resideInAPackage("dev.pacenote.adapters.out.."),
                                            resideInAPackage(HTTP_CLIENT))),
                    Map.entry(
                            "the HTTP client knows no service by name",
                            noClasses()
                                    .that()
                                    .resideInAPackage(at("adapters.out.http.client"))
                                    .should()
                                    .dependOnClassesThat(
                                            resideInAnyPackage(
                                                    at("trackmania"),
                                                    at("identity"),
                                                    at("notice"),
                                                    at("delivery"),
                                                    at("digest"),
                                                    at("dailyrun"),
                                                    at("admin")))),
                    Map.entry(
                            "nobody asks others but by Micronaut's HTTP client",
                            noClasses()
                                    .that()
                                    .haveNameNotMatching(OF_ITS_OWN_MACHINE)
                                    .should()
                                    .dependOnClassesThat(resideInAPackage("java.net.http.."))),
                    Map.entry(
                            "nobody but the bootstraps knows the bootstraps",
                            noClasses()
                                    .that()
                                    .resideOutsideOfPackages(BOOTSTRAPS)
                                    .and()
                                    .resideOutsideOfPackage("dev.pacenote.architecture")
                                    .should()
                                    .dependOnClassesThat(resideInAnyPackage(BOOTSTRAPS))),
                    Map.entry(
                            "what both assemblies share knows neither",
                            noClasses()
                                    .that()
                                    .resideInAPackage(at("assembly"))
                                    .should()
                                    .dependOnClassesThat(
                                            resideInAnyPackage(at("server"), at("lambda")))),
                    Map.entry(
                            "the core takes no time and no ids by itself",
                            noClasses()
                                    .that()
                                    .resideInAnyPackage(at("domain"), at("application"))
                                    .should()
                                    .accessTargetWhere(new Uses(Instant.class, "now"))
                                    .orShould()
                                    .accessTargetWhere(new Uses(UUID.class, "randomUUID"))),
                    Map.entry(
                            "nobody but the module of the configuration reads the environment",
                            noClasses()
                                    .that()
                                    .resideOutsideOfPackage("dev.pacenote.configuration..")
                                    .should()
                                    .accessTargetWhere(new Uses(System.class, "getenv"))
                                    .orShould()
                                    .dependOnClassesThat(
                                            resideInAPackage("io.github.cdimascio.."))),
                    Map.entry(
                            "a context knows what it is told, and nothing of the environment",
                            noClasses()
                                    .that()
                                    .doNotHaveFullyQualifiedName(
                                            "dev.pacenote.configuration.ApplicationContexts")
                                    .should()
                                    .accessTargetWhere(
                                            new Uses(ApplicationContext.class, "builder", "run"))),
                    Map.entry(
                            "what is outside the core logs by slf4j",
                            noClasses()
                                    .that()
                                    .resideOutsideOfPackages(at("domain"), at("application"))
                                    .should()
                                    .dependOnClassesThat()
                                    .areAssignableTo(System.Logger.class)),
                    Map.entry(
                            "mappers of JSON are made in one place",
                            noClasses()
                                    .that()
                                    .resideOutsideOfPackages(
                                            "dev.pacenote.configuration.json..",
                                            // They play what others run.
                                            "dev.pacenote.sandbox..",
                                            "dev.pacenote.lambda.local..")
                                    .should()
                                    .callConstructorWhere(target(owner(nameMatching(JSON_MAPPER))))
                                    .orShould()
                                    .callMethodWhere(
                                            target(owner(nameMatching(JSON_MAPPER)))
                                                    .and(target(nameMatching("builder"))))),
                    Map.entry(
                            "nobody logs by java.util.logging",
                            noClasses()
                                    .should()
                                    .dependOnClassesThat(resideInAPackage("java.util.logging.."))),
                    Map.entry(
                            "what is written or compared is the same in every locale",
                            noClasses().should().callMethodWhere(new DependsOnTheLocale())),
                    Map.entry(
                            "requests are read into introspected records that can hold null",
                            classes()
                                    .that()
                                    .implement(REQUEST + "body.JsonBody")
                                    .or()
                                    .implement(REQUEST + "Parameters")
                                    .should()
                                    .beRecords()
                                    .andShould()
                                    .beAnnotatedWith("io.micronaut.core.annotation.Introspected")
                                    .andShould(new HoldNoPrimitives())),
                    Map.entry(
                            "every route is secured by name",
                            methods()
                                    .that()
                                    .areMetaAnnotatedWith(HttpMethodMapping.class)
                                    .and()
                                    .areDeclaredInClassesThat()
                                    // Those ask other people's APIs.
                                    .areNotAnnotatedWith(Client.class)
                                    .should(new BeSecuredByName())),
                    Map.entry(
                            "a filter that asks the application waits on a thread that may",
                            methods()
                                    .that()
                                    .areAnnotatedWith(RequestFilter.class)
                                    .or()
                                    .areAnnotatedWith(ResponseFilter.class)
                                    .and()
                                    .areDeclaredInClassesThat(
                                            describe(
                                                    "ask the application",
                                                    ArchitectureTest::asksTheApplication))
                                    .should()
                                    .beAnnotatedWith(ExecuteOn.class)),
                    Map.entry(
                            "only the mail adapter speaks to a mail server",
                            noClasses()
                                    .that()
                                    .resideOutsideOfPackage(at("adapters.out.email"))
                                    .should()
                                    .dependOnClassesThat()
                                    .areAssignableTo("jakarta.mail.Transport")),
                    Map.entry(
                            "clients of AWS are made by their factories",
                            noClasses()
                                    .that()
                                    .areNotAssignableTo(AWS_CLIENT_FACTORY)
                                    .and()
                                    // Asked for what the factories are configured with.
                                    .doNotHaveFullyQualifiedName(
                                            "dev.pacenote.lambda.runtime.ParameterStore")
                                    .and()
                                    .resideOutsideOfPackage("dev.pacenote.lambda.local")
                                    .should()
                                    .callMethodWhere(
                                            target(owner(assignableTo(AWS_CLIENT)))
                                                    .and(target(nameMatching("builder|create"))))),
                    Map.entry(
                            "the sandbox knows nothing of Pacenote",
                            noClasses()
                                    .that()
                                    .resideInAPackage("dev.pacenote..sandbox..")
                                    .and()
                                    .resideOutsideOfPackage("dev.pacenote.assembly..")
                                    .should()
                                    .dependOnClassesThat(
                                            resideInAnyPackage(
                                                    at("domain"),
                                                    at("application"),
                                                    at("adapters")))));

    private static boolean asksTheApplication(JavaClass filter) {
        return filter.getDirectDependenciesFromSelf().stream()
                .map(Dependency::getTargetClass)
                .anyMatch(resideInAPackage(at("application")));
    }

    @TestFactory
    Stream<DynamicTest> every_rule_holds() {
        return RULES.entrySet().stream()
                .map(
                        rule ->
                                DynamicTest.dynamicTest(
                                        rule.getKey(), () -> rule.getValue().check(OURS)));
    }

    @TestFactory
    Stream<DynamicTest> every_rule_finds_its_planted_violation() {
        return RULES.entrySet().stream()
                .map(
                        rule ->
                                DynamicTest.dynamicTest(
                                        rule.getKey(),
                                        () ->
                                                assertThat(
                                                                rule.getValue()
                                                                        .evaluate(PLANTED)
                                                                        .hasViolation())
                                                        .isTrue()));
    }

    /**
     * A port is an interface of the application with a store, a service or a machine behind it.
     * Those that are named have one adapter, or as many as there are stores, and are tested there;
     * each gets its contract with a second one that promises the same.
     */
    private static final ArchRule PORTS_HAVE_CONTRACTS =
            classes()
                    .that()
                    .resideInAPackage("dev.pacenote..application..")
                    .and()
                    .areInterfaces()
                    .and()
                    .areTopLevelClasses()
                    .and(new OutPort())
                    .and()
                    .doNotHaveFullyQualifiedName(
                            "dev.pacenote.application.delivery.dispatch.SenderQueue")
                    .and()
                    .doNotHaveFullyQualifiedName(
                            "dev.pacenote.application.identity.account.AccountEraser")
                    .and()
                    .doNotHaveFullyQualifiedName(
                            "dev.pacenote.application.identity.token.OutsideProfiles")
                    .and()
                    .doNotHaveFullyQualifiedName("dev.pacenote.application.notice.TellNotices")
                    .and()
                    .doNotHaveFullyQualifiedName("dev.pacenote.application.notice.ToldFacts")
                    .and()
                    .doNotHaveFullyQualifiedName(
                            "dev.pacenote.application.notice.stream.socket.SocketGateway")
                    .and()
                    .doNotHaveFullyQualifiedName(
                            "dev.pacenote.application.notice.stream.commit.UserCopies")
                    .and()
                    .doNotHaveFullyQualifiedName(
                            "dev.pacenote.application.parts.attachment.FileTransfers")
                    .and()
                    .doNotHaveFullyQualifiedName(
                            "dev.pacenote.application.platform.idempotency.RememberedReplies")
                    .should(new HaveAContract());

    @Test
    void every_out_port_has_a_contract_that_an_adapter_runs() {
        PORTS_HAVE_CONTRACTS.check(OURS);
    }

    @Test
    void a_port_without_a_contract_is_found() {
        assertThat(
                        classes()
                                .that()
                                .areInterfaces()
                                .and()
                                .haveSimpleName("Orphans")
                                .should(new HaveAContract())
                                .evaluate(PLANTED)
                                .hasViolation())
                .isTrue();
    }
}
