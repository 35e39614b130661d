using System.Runtime.CompilerServices;

namespace Pace.Learning.Web.Studio.Usage;

/// <summary>A document that people read.</summary>
/// <param name="Path">Its file.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Id">Its id; <c>null</c>: it has none.</param>
/// <param name="Url">Its address on the site; <c>null</c>: it has none of its own.</param>
internal sealed record PublicDocument(string Path, string Title, string? Id, string? Url);

/// <summary>What is published, by its files. Worked out once a library.</summary>
internal static class PublicDocuments
{
    private static readonly ConditionalWeakTable<ContentLibrary, Dictionary<string, PublicDocument>> Known = [];

    public static IReadOnlyDictionary<string, PublicDocument> Of(ContentLibrary library) => Known.GetValue(library, static l => Read(l).DistinctBy(d => d.Path).ToDictionary(d => d.Path));

    private static IEnumerable<PublicDocument> Read(ContentLibrary library) =>
        library.Courses.SelectMany(c => c.Modules.SelectMany(m => m.Lessons.Select(l => Of(l, l.Url)).Prepend(Of(m, null))).Prepend(Of(c, c.Url)))
            .Concat(library.Pathways.Select(p => Of(p, p.Url)))
            .Concat(library.Pages.Select(p => Of(p, p.Url)))
            .Concat(library.Agreements.Select(a => Of(a, a.Url)))
            .Concat(library.Downloads.Select(d => new PublicDocument(d.File, d.Title, null, d.Url)));

    private static PublicDocument Of(ContentDocument document, string? url) => new(document.Path, document.Title, document.Id, url);
}
