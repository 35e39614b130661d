using Microsoft.AspNetCore.OutputCaching;
using Pace.Learning.Web.Platform.Published.Cached;

namespace Pace.Learning.Web.Agreements.Documents;

/// <summary>The documents that local areas sign, each with the version in effect.</summary>
[AllowAnonymous]
[OutputCache(PolicyName = PublicPages.Tag)]
internal sealed class DocumentsModel(PublishedContent published, TimeProvider clock) : PageModel
{
    public const string Address = "/agreements/documents";

    public IReadOnlyList<(AgreementDocument Document, AgreementVersion? Version)> Documents { get; } =
        [.. published.Library.Agreements.OrderByDescending(d => d.Id, StringComparer.Ordinal).Select(d => (d, d.InEffect(LondonTime.DayOf(clock.GetUtcNow().UtcDateTime))))];
}
