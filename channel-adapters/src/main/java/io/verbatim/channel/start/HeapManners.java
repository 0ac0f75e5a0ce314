package io.verbatim.channel.start;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.VMOption;
import java.lang.management.ManagementFactory;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/**
 * Asks the machine's memory manager to give back what a burst of load has taken: an executable jar cannot bring options of its own, and
 * left alone the heap stays as large as it once was. Options given on the command line stay as they are.
 */
@Component
class HeapManners implements InitializingBean {

    private static final Logger LOG = LoggerFactory.getLogger(HeapManners.class);
    private static final Map<String, String> WISHES = Map.of(
        "MinHeapFreeRatio", "10", "MaxHeapFreeRatio", "25", "G1PeriodicGCInterval", "15000");

    @Override
    public void afterPropertiesSet() {
        var machine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        if (machine != null) {
            WISHES.forEach((option, value) -> wish(machine, option, value));
        }
    }

    private static void wish(HotSpotDiagnosticMXBean machine, String option, String value) {
        try {
            var now = machine.getVMOption(option);
            if (now.isWriteable() && now.getOrigin() == VMOption.Origin.DEFAULT) {
                machine.setVMOption(option, value);
            }
        } catch (IllegalArgumentException e) {
            LOG.debug("This Java has no option {}", option, e);
        }
    }
}
