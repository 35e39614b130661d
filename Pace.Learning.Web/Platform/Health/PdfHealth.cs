using Microsoft.Extensions.Diagnostics.HealthChecks;
using Pace.Learning.Web.Platform.Pdf;

namespace Pace.Learning.Web.Platform.Health;

internal sealed class PdfHealth(IPdfPrinter printer) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(printer.IsPresent
            ? HealthCheckResult.Healthy("WeasyPrint is installed")
            : HealthCheckResult.Degraded("WeasyPrint is not installed: certificates and downloads are offered as printable pages only"));
}
