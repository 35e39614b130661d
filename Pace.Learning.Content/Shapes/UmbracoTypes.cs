using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pace.Learning.Content.Shapes;

/// <summary>A property of a document type or an element type in Umbraco.</summary>
/// <param name="Alias">Its name in Umbraco.</param>
/// <param name="Name">What it is called on a form.</param>
/// <param name="Form">How it is written: <c>line</c>, <c>paragraph</c>, <c>number</c>, <c>day</c>, <c>lines</c>, <c>choices</c>, <c>nested</c>, <c>markdown</c>, <c>blocks</c>, <c>contribution</c> or <c>media</c>.</param>
public sealed record UmbracoProperty(string Alias, string Name, string Form)
{
    /// <summary>The field's name in files; <c>null</c>: it is none of a file's fields.</summary>
    public string? Field { get; init; }

    /// <summary>Whether it has to be there.</summary>
    public bool Required { get; init; }

    /// <summary>Help with it.</summary>
    public string? Description { get; init; }

    /// <summary>What it can say; <c>null</c>: anything of its form.</summary>
    public IReadOnlyCollection<string>? Values { get; init; }

    /// <summary>At most so many characters.</summary>
    public int? Most { get; init; }
}

/// <summary>A document type or, without children, an element type in Umbraco.</summary>
/// <param name="Alias">Its name in Umbraco, which never changes.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Icon">One of Umbraco's icons.</param>
/// <param name="Properties">In the order in which they are usually written.</param>
public sealed record UmbracoType(string Alias, string Name, string Icon, IReadOnlyList<UmbracoProperty> Properties)
{
    /// <summary>Its key, which follows from the alias.</summary>
    public Guid Key => UmbracoTypes.KeyOf(Alias);

    /// <summary>Whether it may stand at the top of the tree.</summary>
    public bool AllowedAsRoot { get; init; }

    /// <summary>The aliases of what may stand in it; <c>null</c> for an element type.</summary>
    public IReadOnlyList<string>? Children { get; init; }

    /// <summary>Whether it varies by language.</summary>
    public bool Varies { get; init; }
}

/// <summary>What documents and blocks are in Umbraco, made from their shapes. The library for Umbraco carries the same as a file.</summary>
/// <param name="DocumentTypes">The tree, from its root.</param>
/// <param name="ElementTypes">What a list of blocks may hold.</param>
public sealed record UmbracoTypes(IReadOnlyList<UmbracoType> DocumentTypes, IReadOnlyList<UmbracoType> ElementTypes)
{
    private const string KeyPrefix = "https://pace-learning.example/umbraco/";

    // Umbraco keeps the members of its published content for itself: a type with a property of such a name can't be saved in the back office.
    private static readonly FrozenSet<string> Reserved = FrozenSet.Create(StringComparer.OrdinalIgnoreCase,
        "id", "key", "name", "level", "path", "parent", "children", "properties", "cultures", "contentType", "itemType", "urlSegment", "sortOrder", "templateId", "createDate", "updateDate");

    private static readonly Guid UrlNamespace = new("6ba7b811-9dad-11d1-80b4-00c04fd430c8");

    private static readonly JsonSerializerOptions Written = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
    };

    private static readonly UmbracoProperty FileName = new("fileName", "File name", "line")
    {
        Description = "The name in the content folder, such as 01-a-note.md. It keeps addresses and progress; empty: made from the order and the address.",
    };

    private static readonly UmbracoProperty Body = new("body", "Text", "markdown") { Description = "Markdown with blocks, as in a file. Where there are blocks below, they count instead." };

    private static readonly UmbracoProperty Blocks = new("blocks", "Text in blocks", "blocks") { Description = "The same text in pieces." };

    /// <summary>Those that the shapes of documents and blocks ask for.</summary>
    public static UmbracoTypes FromShapes { get; } = new(
        [
            new("paceHome", "Pace Learning", "icon-home", []) { AllowedAsRoot = true, Children = ["paceCourses", "pacePathways", "pacePages", "paceAgreements", "paceStatements", "paceOffers"] },
            Folder("paceCourses", "Courses", "paceCourse"),
            Folder("pacePathways", "Pathways", "pacePathway"),
            Folder("pacePages", "Pages", "pacePage"),
            Folder("paceAgreements", "Agreements", "paceAgreement"),
            Folder("paceStatements", "Statements of consent", "paceStatement"),
            Folder("paceOffers", "Offers", "paceOffer"),
            .. DocumentShape.All.Select(Document),
            Simple("paceStatement", "Statement of consent", "icon-check"),
            Simple("paceOffer", "Offer", "icon-gift"),
        ],
        [
            new("paceText", "Text", "icon-edit", [new("markdown", "Text", "markdown") { Required = true }]),
            .. BlockShape.All.Where(b => b.OnlyInside is null).Select(Element),
        ]);

    /// <summary>The types as the library's file <c>document-types.json</c> says them.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Written) + "\n";

    /// <summary>The key of what has this name: the same on every machine.</summary>
    /// <param name="name">The alias of a type, or a document's path.</param>
    [SuppressMessage("Security", "CA5350", Justification = "Version 5 of a UUID is made with SHA-1; nothing is kept secret by it.")]
    public static Guid KeyOf(string name)
    {
        var hash = SHA1.HashData([.. UrlNamespace.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(KeyPrefix + name)]).AsSpan(0, 16);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash, bigEndian: true);
    }

    /// <summary>What a field of a file is called in Umbraco: <c>content-notes</c> is <c>contentNotes</c>, and <c>id</c> is <c>paceId</c>.</summary>
    /// <param name="field">The field's name in files.</param>
    public static string AliasOf(string field)
    {
        var pascal = Pascal(field);
        var camel = char.ToLowerInvariant(pascal[0]) + pascal[1..];
        return Reserved.Contains(camel) ? "pace" + pascal : camel;
    }

    /// <summary>The element type of a kind of block: <c>key-point</c> is <c>paceKeyPointBlock</c>.</summary>
    /// <param name="kind">The word after <c>:::</c>.</param>
    public static string ElementAliasOf(string kind) => $"pace{Pascal(kind)}Block";

    private static UmbracoType Folder(string alias, string name, string child) => new(alias, name, "icon-folder", []) { Children = [child] };

    private static UmbracoType Document(DocumentShape shape)
    {
        var (icon, child) = shape.Kind switch
        {
            ManuscriptKind.Course => ("icon-books", "paceModule"),
            ManuscriptKind.Module => ("icon-folder", "paceLesson"),
            ManuscriptKind.Lesson => ("icon-book", null),
            ManuscriptKind.Pathway => ("icon-directions", null),
            ManuscriptKind.Agreement => ("icon-handshake", "paceAgreementVersion"),
            _ => ("icon-document", null),
        };
        return Page($"pace{shape.Kind}", shape.Label, icon, shape.Fields.Select(Property)) with { Children = child is null ? [] : [child] };
    }

    private static UmbracoType Simple(string alias, string name, string icon) => Page(alias, name, icon, DocumentShape.All.Single(s => s.Kind is ManuscriptKind.Page).Fields
        .Where(f => f.Name is not "id").Select(Property).Select(p => p with { Required = p.Field is "title" }));

    private static UmbracoType Page(string alias, string name, string icon, IEnumerable<UmbracoProperty> fields) =>
        new(alias, name, icon, [.. fields, FileName, Body, Blocks]) { Children = [] };

    private static UmbracoType Element(BlockShape shape)
    {
        var argument = new UmbracoProperty("argument", "Heading", "line") { Description = $"What stands after :::{shape.Name}." };
        var text = new UmbracoProperty("text", "Text", "markdown") { Description = "Markdown. Blocks inside this one stand in it as in a file." };
        return new(ElementAliasOf(shape.Name), shape.Label, IconOf(shape.Name), [.. shape.TakesArgument ? [argument] : Array.Empty<UmbracoProperty>(), .. shape.Fields.Select(Property), text]);
    }

    private static UmbracoProperty Property(FieldShape field) => new(AliasOf(field.Name), field.Label.Length > 0 ? field.Label : Sentence(field.Name), FormOf(field))
    {
        Field = field.Name,
        Required = field.IsRequired,
        Description = field.Hint,
        Values = field.Values.Count > 0 ? field.Values : null,
        Most = field.Most,
    };

    private static string FormOf(FieldShape field) => field.Names switch
    {
        FieldReference.Contribution => "contribution",
        FieldReference.Media => "media",
        _ => field.Form.ToString().ToLower(CultureInfo.InvariantCulture),
    };

    private static string IconOf(string kind) => kind switch
    {
        "parent-voice" => "icon-quote",
        "scenario" => "icon-split",
        "key-point" => "icon-lightbulb",
        "content-note" => "icon-alert",
        "figure" => "icon-chart",
        "check" => "icon-checkbox",
        "pool" => "icon-thumbnail-list",
        "reflection" => "icon-edit",
        "media" => "icon-movie",
        "download" => "icon-download-alt",
        "grounding" => "icon-time",
        _ => "icon-document",
    };

    private static string Pascal(string name) => string.Concat(name.Split('-').Select(part => char.ToUpperInvariant(part[0]) + part[1..]));

    private static string Sentence(string name) => char.ToUpperInvariant(name[0]) + name[1..].Replace('-', ' ');
}
