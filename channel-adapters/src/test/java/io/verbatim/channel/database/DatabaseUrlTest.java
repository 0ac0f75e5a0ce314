package io.verbatim.channel.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.verbatim.channel.UnusableSettings;
import org.junit.jupiter.api.Test;

class DatabaseUrlTest {

    @Test
    void takesAJdbcUrlAsItIs() {
        assertThat(DatabaseUrl.jdbc("jdbc:postgresql://db:6432/v?ssl=true")).isEqualTo("jdbc:postgresql://db:6432/v?ssl=true");
    }

    @Test
    void putsUserAndPasswordOfTheOtherSpellingIntoParameters() {
        assertThat(DatabaseUrl.jdbc("postgresql://anna:s%40fe@db/v?ssl=true"))
            .isEqualTo("jdbc:postgresql://db:5432/v?user=anna&password=s%40fe&ssl=true");
    }

    @Test
    void refusesAnotherDatabase() {
        assertThatThrownBy(() -> DatabaseUrl.jdbc("mysql://db/v")).isInstanceOf(UnusableSettings.class)
            .hasMessageContaining("VERBATIM_DATABASE_URL");
    }
}
