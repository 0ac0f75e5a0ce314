package io.verbatim;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.verbatim.channel.start.IndexedJars;
import java.time.Clock;
import java.time.Instant;
import org.axonframework.spring.stereotype.Aggregate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The rules of the design. A rule that finds nothing to judge fails (the library's own default, kept on). */
class ArchitectureTests {

    private static final JavaClasses ALL = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
        .importPackages("io.verbatim");

    @ParameterizedTest
    @ValueSource(strings = {"io.verbatim.shared..", "io.verbatim.command..", "io.verbatim.query..", "io.verbatim.channel..",
        "io.verbatim.command.flow..", "io.verbatim.command.dispatch..", "io.verbatim.command.conversation..", "io.verbatim.command.eventstore..",
        "io.verbatim.channel.api..", "io.verbatim.channel.management..", "io.verbatim.channel.backend..", "io.verbatim.channel.egress.."})
    void noRoomIsEmpty(String room) {
        assertThat(ALL.that(resideInAPackage(room))).hasSizeGreaterThan(1);
    }

    @Test
    void theKernelKnowsNobody() {
        noClasses().that().resideInAPackage("io.verbatim.shared..").should().dependOnClassesThat()
            .resideInAnyPackage("io.verbatim.command..", "io.verbatim.query..", "io.verbatim.channel..", "org.springframework..",
                "org.axonframework..", "java.sql..").check(ALL);
    }

    @Test
    void theSidesNeverKnowEachOther() {
        noClasses().that().resideInAPackage("io.verbatim.command..").should().dependOnClassesThat()
            .resideInAnyPackage("io.verbatim.query..", "io.verbatim.channel..").check(ALL);
        noClasses().that().resideInAPackage("io.verbatim.query..").should().dependOnClassesThat()
            .resideInAnyPackage("io.verbatim.command..", "io.verbatim.channel..").check(ALL);
        noClasses().that().resideInAPackage("io.verbatim.channel..").should().dependOnClassesThat()
            .resideInAnyPackage("io.verbatim.command..", "io.verbatim.query..").check(ALL);
    }

    @Test
    void thoughtIsFreeOfFrameworks() {
        noClasses().that().resideInAPackage("io.verbatim.command.flow..")
            .or().haveFullyQualifiedName("io.verbatim.command.conversation.Decisions")
            .or().haveFullyQualifiedName("io.verbatim.command.dispatch.Dispatch")
            .or().haveFullyQualifiedName("io.verbatim.command.dispatch.Routing")
            .should().dependOnClassesThat().resideInAnyPackage("org.springframework..", "org.axonframework..", "java.sql..").check(ALL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"io.verbatim.shared.(*)..", "io.verbatim.command.(*)..", "io.verbatim.query.(*)..", "io.verbatim.channel.(*).."})
    void slicesAreFreeOfCycles(String slice) {
        slices().matching(slice).should().beFreeOfCycles().check(ALL);
    }

    @Test
    void noProjectionKnowsAnother() {
        slices().matching("io.verbatim.query.(*)..").should().notDependOnEachOther().check(ALL);
    }

    @Test
    void aggregatesAreNobodysBusiness() {
        classes().that().areAnnotatedWith(Aggregate.class).should().bePackagePrivate().check(ALL);
    }

    @Test
    void onlyTheEgressPackageCallsOut() {
        noClasses().that().resideOutsideOfPackage("io.verbatim.channel.egress..").should().dependOnClassesThat()
            .resideInAnyPackage("java.net.http..", "org.apache.hc..", "org.springframework.web.client..",
                "org.springframework.web.reactive.function.client..").check(ALL);
        // The loader asks for the jars within its own jar.
        noClasses().that().resideOutsideOfPackage("io.verbatim.channel.egress..").and().doNotBelongToAnyOf(IndexedJars.class).should()
            .callMethod("java.net.URL", "openConnection").orShould().callMethod("java.net.URL", "openStream").check(ALL);
    }

    @Test
    void theOperatorsBucketIsTheOneExceptionToThat() {
        noClasses().that().resideOutsideOfPackage("io.verbatim.channel.media..").should().dependOnClassesThat()
            .resideInAPackage("software.amazon..").check(ALL);
    }

    @Test
    void theStreamIsTheOneThatSpeaksToKafka() {
        noClasses().that().resideOutsideOfPackage("io.verbatim.channel.stream..").should().dependOnClassesThat()
            .resideInAPackage("org.apache.kafka..").check(ALL);
    }

    @Test
    void timeIsPassedIn() {
        noClasses().that().haveSimpleNameNotEndingWith("MachineConfiguration").should().callMethod(Instant.class, "now")
            .orShould().callMethod(Clock.class, "systemUTC")
            .orShould().callMethod("java.time.LocalDate", "now").orShould().callMethod("java.time.ZonedDateTime", "now").check(ALL);
    }

    @Test
    void dependenciesAreConstructorParameters() {
        fields().should().notBeAnnotatedWith(Autowired.class).check(ALL);
    }

    @Test
    void statusCodesAreKnownWhereHttpIsSpoken() {
        noClasses().that().resideInAnyPackage("io.verbatim.shared..", "io.verbatim.command..", "io.verbatim.query..").should()
            .dependOnClassesThat().resideInAnyPackage("jakarta.servlet..", "org.springframework.http..", "org.springframework.web..").check(ALL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Impl", "Util", "Utils", "Helper", "Manager", "Dto"})
    void namesSaySomething(String ending) {
        var named = ALL.that(simpleNameEndingWith(ending)).stream()
            .filter(type -> type.getAllRawInterfaces().stream().noneMatch(seen -> seen.getName().startsWith("org.axonframework"))).toList();

        assertThat(named).isEmpty();
    }

    @Test
    void mostOfTheCodeIsNobodysBusiness() {
        var outsideTheKernel = ALL.that(resideInAnyPackage("io.verbatim.command..", "io.verbatim.query..", "io.verbatim.channel..")).stream()
            .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info")).toList();
        var open = outsideTheKernel.stream().filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC)).toList();

        assertThat(open.size() * 2).isLessThan(outsideTheKernel.size());
    }

    @Test
    void aRuleThatIsBrokenBites() {
        var broken = noClasses().that().resideInAPackage("io.verbatim.channel..").should().dependOnClassesThat(alwaysTrue());

        assertThatThrownBy(() -> broken.check(ALL)).isInstanceOf(AssertionError.class);
    }

    @Test
    void aRuleThatMatchesNothingFails() {
        var empty = noClasses().that().resideInAPackage("io.verbatim.nowhere..").should().dependOnClassesThat(alwaysTrue());

        assertThatThrownBy(() -> empty.check(ALL)).isInstanceOf(AssertionError.class);
    }
}
