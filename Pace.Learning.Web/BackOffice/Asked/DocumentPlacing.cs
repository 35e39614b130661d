using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pace.Learning.Content.Delivery;
using Pace.Learning.Content.Shapes;
using Pace.Learning.Web.BackOffice.Delivery;
using Pace.Learning.Web.BackOffice.Files;
using Pace.Learning.Web.Studio.Elsewhere;

namespace Pace.Learning.Web.BackOffice.Asked;

/// <summary>Finds the file that a document in Umbraco would be: where it will be once it is delivered, or where it would be if what it stands in were public.</summary>
internal sealed class DocumentPlacing(DeliveredSite site, BroughtFiles files, UmbracosMedia media, PaceDbContext db)
{
    private const string LessonType = "paceLesson";
    private const string ModuleType = "paceModule";
    private const string VersionType = "paceAgreementVersion";
    private const string TextType = "paceText";
    private const string BlockEnd = "Block";

    // What a new document stands in may be unpublished too, or be published in the same act: then these hold its place, and nothing that is found in them counts.
    private const string AnyCourse =
        "---\nid: not-yet-public\ntitle: Course\nsummary: A course.\nlevels: [frontline-staff]\nhours: 1\noutcomes:\n  - Take part\ncontent-notes: []\nco-delivery: Parents take part.\nreading-age: 15\nreviewed: 2026-01-01\nconfidence:\n  - I take part\n  - I know why\n  - I know how\n---\n\nA course.\n";

    private const string AnyModule = "---\nid: not-yet-public-module\ntitle: Module\nsummary: A module.\n---\n";
    private const string AnyAgreement = "---\nid: not-yet-public\ntitle: Agreement\nsummary: An agreement.\nreading-age: 15\n---\n\nAn agreement.\n";

    // Umbraco waits at most so long for an answer, and publishes under a lock.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    /// <summary>Places a document.</summary>
    public async Task<Placing> PlaceAsync(AskedDocument asked, CancellationToken cancellation)
    {
        try
        {
            await BringFilesAsync(asked, cancellation);
            return asked.DocumentType is TextType || asked.DocumentType.EndsWith(BlockEnd, StringComparison.Ordinal)
                ? new(Place(asked with { DocumentType = LessonType, Properties = Alone(asked) }, Around(asked, new Dictionary<string, string>()), isPlaced: false).Document! with { IsPart = true }, null)
                : await PlaceDocumentAsync(asked, cancellation);
        }
        catch (UnreadableDeliveryException e)
        {
            return new(null, e.Message);
        }
    }

    // A file that was put in just now is known once it is here; then it is looked at like any other.
    private async Task BringFilesAsync(AskedDocument asked, CancellationToken cancellation)
    {
        var (before, uses) = (files.Number, media.Of(MediaUse.In(Item(asked.Key, asked.DocumentType, "/", asked.Properties))));
        if (uses.Count > 0)
        {
            await files.BringAsync(uses, Patience, cancellation);
        }
        if (files.Number != before && site.Current is not null)
        {
            site.Take(site.Items);
        }
    }

    private async Task<Placing> PlaceDocumentAsync(AskedDocument asked, CancellationToken cancellation)
    {
        if (site.Items.Any(i => i.Id == asked.Key) || asked.DocumentType is not (LessonType or ModuleType or VersionType) || (asked.ParentKey is { } key && site.Items.Any(i => i.Id == key)))
        {
            return Place(asked, [], isPlaced: true);
        }
        var parents = await KeptParentsAsync(asked, cancellation);
        return Place(asked, Around(asked, parents), isPlaced: parents.Count > 0);
    }

    private Placing Place(AskedDocument asked, List<DeliveredItem> around, bool isPlaced)
    {
        var others = site.Items.Where(i => i.Id != asked.Key).ToList();
        var above = around.Count > 0 ? around[^1].Path : others.Find(i => i.Id == asked.ParentKey)?.Path;
        var item = Item(asked.Key, asked.DocumentType, site.Items.FirstOrDefault(i => i.Id == asked.Key)?.Path ?? $"{above?.TrimEnd('/')}/{Segment(asked)}/", asked.Properties);
        var tree = new DeliveredTree([.. others, .. around, item]);
        if (tree.ByPath.FirstOrDefault(p => p.Value.Id == asked.Key) is not { Key: { } path })
        {
            return new(null, tree.Undelivered.FirstOrDefault(u => u.Item == asked.Key)?.Reason);
        }
        var text = DocumentProperties.TextOf(path, item, site.Surroundings);
        var standing = tree.ByPath.Where(p => around.Contains(p.Value)).ToDictionary(p => p.Key, p => DocumentProperties.TextOf(p.Key, p.Value));
        return new(new(path, text, NormalizedText.Of(path, text), isPlaced, standing), null);
    }

    // What it stands in was sent to review from Umbraco, and isn't public yet. The course of a kept module is kept too, or public.
    private async Task<IReadOnlyDictionary<string, string>> KeptParentsAsync(AskedDocument asked, CancellationToken cancellation)
    {
        var parent = await db.OfficeDocuments.AsNoTracking().Where(d => d.Key == asked.ParentKey).Select(d => d.Path).SingleOrDefaultAsync(cancellation);
        // One that has no place itself is known all the same.
        if (parent is not { Length: > 0 })
        {
            return new Dictionary<string, string>();
        }
        return await KeptAbove.OfAsync(db, $"{parent[..parent.LastIndexOf('/')]}/{(asked.DocumentType is ModuleType ? "01-new/module.md" : "01-new.md")}", cancellation);
    }

    private List<DeliveredItem> Around(AskedDocument asked, IReadOnlyDictionary<string, string> kept)
    {
        var own = $"not-yet-public-{(asked.ParentKey ?? asked.Key).ToString("N", CultureInfo.InvariantCulture)[..8]}";
        var (course, module) = (kept.Keys.Select(p => p.Split('/')[1]).FirstOrDefault() ?? own, kept.Keys.FirstOrDefault(p => p.EndsWith("/module.md", StringComparison.Ordinal))?.Split('/')[2] ?? "01-not-yet-public");
        List<DeliveredItem> around = asked.DocumentType is VersionType ? [StandIn("paceAgreement", $"agreements/{course}/agreement.md", $"/not-yet-public/{course}/", kept, AnyAgreement)]
            : site.Items.FirstOrDefault(i => i.ContentType is "paceCourse" && DocumentName(i) == course) is { } known ? [known]
            : [StandIn("paceCourse", $"courses/{course}/course.md", $"/not-yet-public/{course}/", kept, AnyCourse)];
        if (asked.DocumentType is not (VersionType or ModuleType))
        {
            around.Add(StandIn(ModuleType, $"courses/{course}/{module}/module.md", $"{around[0].Path!.TrimEnd('/')}/{module}/", kept, AnyModule));
        }
        return around;
    }

    private static string DocumentName(DeliveredItem item) => item.Text("fileName") ?? item.Path?.Trim('/').Split('/')[^1] ?? "";

    private static DeliveredItem StandIn(string type, string path, string route, IReadOnlyDictionary<string, string> kept, string otherwise)
    {
        var properties = DocumentProperties.Of(path, kept.GetValueOrDefault(path) ?? otherwise);
        properties["fileName"] = path.Split('/')[^2];
        return Item(UmbracoTypes.KeyOf($"not yet public: {path}"), type, route, properties);
    }

    private static DeliveredItem Item(Guid key, string type, string route, JsonObject properties) => DeliveredAnswers.Item(JsonSerializer.SerializeToUtf8Bytes(new JsonObject
    {
        ["id"] = key, ["contentType"] = type, ["name"] = route, ["route"] = new JsonObject { ["path"] = route }, ["properties"] = properties.DeepClone(),
    }));

    // A block that is published by itself is looked at as a lesson that has nothing else.
    private static JsonObject Alone(AskedDocument asked) => new()
    {
        ["paceId"] = "not-yet-public-lesson", ["title"] = "Lesson", ["summary"] = "A lesson.", ["fileName"] = "01-not-yet-public",
        ["blocks"] = new JsonObject
        {
            ["items"] = new JsonArray(new JsonObject { ["content"] = new JsonObject { ["contentType"] = asked.DocumentType, ["id"] = asked.Key, ["properties"] = asked.Properties.DeepClone() } }),
        },
    };

    // As Umbraco makes addresses of names; where a file name is written, that counts.
    private static string Segment(AskedDocument asked)
    {
        var segment = new StringBuilder();
        foreach (var c in (asked.Name ?? "").Normalize(NormalizationForm.FormD).ToLowerInvariant().Where(c => CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark))
        {
            segment.Append(char.IsAsciiLetterOrDigit(c) ? c : c is '\'' or '’' ? null : segment.Length > 0 && segment[^1] != '-' ? '-' : null);
        }
        return segment.ToString().Trim('-') is { Length: > 0 } words ? words : asked.Key.ToString("N", CultureInfo.InvariantCulture);
    }
}
