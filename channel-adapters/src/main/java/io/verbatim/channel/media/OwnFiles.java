package io.verbatim.channel.media;

import io.verbatim.channel.media.MediaTable.Row;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** Files that are named by one of our own signed links: they are here already, and need not be fetched from ourselves. */
@Component
class OwnFiles {
    private static final Pattern LINK = Pattern.compile("(med_[0-9a-z]{26})\\?expires=([0-9]{1,12})&signature=([^&#]{1,200})");

    private final MediaLinks links;
    private final MediaTable table;
    private final MediaStore store;

    OwnFiles(MediaLinks links, MediaTable table, MediaStore store) {
        this.links = links;
        this.table = table;
        this.store = store;
    }

    /** The file behind the URL that is wanted, if that is a link of ours to one of the same workspace which is still there. */
    Optional<Resource> find(Wanted wanted) {
        var link = LINK.matcher(links.withoutBase(wanted.url()));
        if (!link.matches()) {
            return Optional.empty();
        }
        return MediaId.read(link.group(1)).filter(id -> links.isSigned(id, Long.parseLong(link.group(2)), link.group(3)))
            .flatMap(table::find).map(Row::facts).filter(facts -> facts.workspace().equals(wanted.workspace()))
            .map(facts -> store.read(facts.workspace(), facts.id())).filter(Resource::exists);
    }
}
