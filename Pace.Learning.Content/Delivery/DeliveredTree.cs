using System.Globalization;
using System.Text;
using Pace.Learning.Content.Files;

namespace Pace.Learning.Content.Delivery;

/// <summary>A document that couldn't become a file, and why.</summary>
/// <param name="Item">The document's key.</param>
/// <param name="Name">What editors call it.</param>
/// <param name="Reason">What is wrong, in words for editors.</param>
public sealed record UndeliveredItem(Guid Item, string Name, string Reason);

/// <summary>
/// Documents from Umbraco as the files that they stand for: <c>courses/a-course/01-a-module/02-a-lesson.md</c>. Where they stand follows from their types and their paths; the names of
/// files from their property <c>fileName</c>, or else from their addresses and their order.
/// </summary>
public sealed class DeliveredTree
{
    private const string FileName = "fileName";
    private const string Extension = ".md";

    private readonly Dictionary<string, DeliveredItem> byPath = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, int> places = [];
    private readonly HashSet<Guid> placed = [];
    private readonly List<UndeliveredItem> undelivered = [];

    /// <summary>Puts documents in their places.</summary>
    /// <param name="items">All of a site, in the order in which the API lists them: siblings as editors sorted them.</param>
    public DeliveredTree(IReadOnlyList<DeliveredItem> items)
    {
        var byRoute = items.Where(i => i.Path is not null).GroupBy(i => i.Path!.TrimEnd('/'), StringComparer.OrdinalIgnoreCase).ToDictionary(g => g.Key, g => g.First(), StringComparer.OrdinalIgnoreCase);
        foreach (var siblings in items.GroupBy(i => (Type: i.ContentType.ToUpperInvariant(), Parent: ParentPath(i)?.ToUpperInvariant())))
        {
            foreach (var (place, item) in siblings.Index())
            {
                places[item.Id] = place + 1;
            }
        }
        // Of two with one name the older keeps its place: what was copied takes nothing away.
        foreach (var item in items.OrderBy(i => i.Path?.Count(c => c == '/') ?? 0).ThenBy(i => i.CreatedAt ?? DateTime.MaxValue))
        {
            if (PlaceOf(item, byRoute) is not { } path)
            {
                continue;
            }
            if (byPath.TryAdd(path, item))
            {
                placed.Add(item.Id);
            }
            else
            {
                undelivered.Add(new(item.Id, item.Name, $"It would stand at {path}, where \"{byPath[path].Name}\" stands. Give it another file name or address."));
            }
        }
    }

    /// <summary>Documents by the paths of their files.</summary>
    public IReadOnlyDictionary<string, DeliveredItem> ByPath => byPath;

    /// <summary>Documents of our types that have no place.</summary>
    public IReadOnlyList<UndeliveredItem> Undelivered => undelivered;

    /// <summary>The files. What can't be read is left out and told of.</summary>
    /// <param name="problems">Takes what is wrong.</param>
    public MemoryFolder Files(ICollection<UndeliveredItem> problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        var files = new Dictionary<string, byte[]>();
        foreach (var (path, item) in byPath)
        {
            try
            {
                files[path] = Encoding.UTF8.GetBytes(DocumentProperties.TextOf(path, item));
            }
            catch (UnreadableDeliveryException e)
            {
                problems.Add(new(item.Id, item.Name, e.Message));
            }
        }
        return new MemoryFolder(files);
    }

    private string? PlaceOf(DeliveredItem item, Dictionary<string, DeliveredItem> byRoute) => item.ContentType.ToUpperInvariant() switch
    {
        "PACECOURSE" => $"courses/{NameOf(item)}/course.md",
        "PACEMODULE" => Below(item, byRoute, "PACECOURSE") is { } course ? $"courses/{NameOf(course)}/{Numbered(item)}/module.md" : Homeless(item, "a course"),
        "PACELESSON" => Below(item, byRoute, "PACEMODULE") is { } module && Below(module, byRoute, "PACECOURSE") is { } course
            ? $"courses/{NameOf(course)}/{Numbered(module)}/{Numbered(item)}{Extension}" : Homeless(item, "a module of a course"),
        "PACEPATHWAY" => $"pathways/{NameOf(item)}{Extension}",
        "PACEPAGE" => $"pages/{NameOf(item)}{Extension}",
        "PACESTATEMENT" => $"statements/{NameOf(item)}{Extension}",
        "PACEAGREEMENT" => $"agreements/{NameOf(item)}/agreement.md",
        "PACEAGREEMENTVERSION" => Below(item, byRoute, "PACEAGREEMENT") is { } agreement ? $"agreements/{NameOf(agreement)}/{NameOf(item)}{Extension}" : Homeless(item, "an agreement"),
        _ => null,
    };

    private string? Homeless(DeliveredItem item, string where)
    {
        undelivered.Add(new(item.Id, item.Name, $"It has to stand in {where} that is published and has its own place."));
        return null;
    }

    private DeliveredItem? Below(DeliveredItem item, Dictionary<string, DeliveredItem> byRoute, string type) =>
        item.Path?.TrimEnd('/') is { } path && path.LastIndexOf('/') is > 0 and var end && byRoute.TryGetValue(path[..end], out var parent) && string.Equals(parent.ContentType, type, StringComparison.OrdinalIgnoreCase) && placed.Contains(parent.Id)
            ? parent : null;

    private static string NameOf(DeliveredItem item) => Written(item) ?? Segment(item);

    // Lessons and modules stand in the order in which editors sorted them.
    private string Numbered(DeliveredItem item) => Written(item) ?? string.Create(CultureInfo.InvariantCulture, $"{places[item.Id]:00}-{Segment(item)}");

    private static string? ParentPath(DeliveredItem item) => item.Path?.TrimEnd('/') is { } path ? path[..Math.Max(0, path.LastIndexOf('/'))] : null;

    private static string Segment(DeliveredItem item) => item.Path?.Trim('/').Split('/')[^1] is { Length: > 0 } segment ? segment : $"{item.Id:N}";

    // A name that leads anywhere else is none.
    private static string? Written(DeliveredItem item) => item.Text(FileName)?.Trim() is { Length: > 0 } name && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_') && !name.StartsWith('.')
        ? name.EndsWith(Extension, StringComparison.Ordinal) ? name[..^Extension.Length] : name
        : null;
}
