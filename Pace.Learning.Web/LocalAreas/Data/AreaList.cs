using System.Globalization;
using CsvHelper;

namespace Pace.Learning.Web.LocalAreas.Data;

/// <summary>A line of the official list.</summary>
/// <param name="Slug">Never changes, and isn't used again.</param>
/// <param name="Name">As the list writes it.</param>
/// <param name="Kind">What kind of authority.</param>
/// <param name="Region">The region of England, or Wales.</param>
/// <param name="Code">Its code in official statistics; <c>null</c> for one that is still to begin and has been given none.</param>
/// <param name="FormerCodes">Codes that it had before it was given another, with the same people and tasks.</param>
/// <param name="Since">The day from which it is there; <c>null</c> for those that always were.</param>
/// <param name="Until">The day from which it isn't there any more.</param>
/// <param name="Successors">Slugs of the areas that took over.</param>
internal sealed record AreaLine(
    string Slug, string Name, AreaKind Kind, string Region, string? Code, IReadOnlyList<string> FormerCodes, DateOnly? Since, DateOnly? Until, IReadOnlyList<string> Successors)
{
    /// <summary>Whether it is there on a day.</summary>
    public bool IsThereOn(DateOnly day) => LocalArea.IsThere(Since, Until, day);
}

/// <summary>Where an authority's square stands on the map.</summary>
internal sealed record AreaTile(string Slug, int Column, int Row);

/// <summary>
/// The authorities of England and Wales, and their map, as they stand in <c>local-authorities.csv</c> and <c>area-tiles.csv</c>. A reorganisation adds lines
/// and gives those that end a day and successors as soon as it is law, long before the day; no line is ever taken out.
/// </summary>
internal static class AreaList
{
    private static readonly Lazy<IReadOnlyList<AreaLine>> AllLines = new(() => Read(Open("local-authorities.csv")));
    private static readonly Lazy<IReadOnlyList<AreaTile>> AllTiles = new(() => ReadTiles(Open("area-tiles.csv")));

    public static IReadOnlyList<AreaLine> Areas => AllLines.Value;

    public static IReadOnlyList<AreaTile> Tiles => AllTiles.Value;

    public static IReadOnlyList<AreaLine> Read(TextReader file)
    {
        using var csv = CsvReader.Create(file);
        var lines = new List<AreaLine>();
        while (csv.Read())
        {
            lines.Add(new AreaLine(
                Field("slug"), Field("name"), Enum.Parse<AreaKind>(Field("kind")), Field("region"), Field("code") is { Length: > 0 } code ? code : null, Words("former_codes"),
                Day("since"), Day("until"), Words("successors")));
        }
        return lines;

        string Field(string name) => csv.GetString(name);

        string[] Words(string name) => Field(name).Split(' ', StringSplitOptions.RemoveEmptyEntries);

        DateOnly? Day(string name) => Field(name) is { Length: > 0 } day ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
    }

    private static List<AreaTile> ReadTiles(TextReader file)
    {
        using var csv = CsvReader.Create(file);
        var tiles = new List<AreaTile>();
        while (csv.Read())
        {
            tiles.Add(new AreaTile(csv.GetString("slug"), csv.Parse<int>("column"), csv.Parse<int>("row")));
        }
        return tiles;
    }

    private static StreamReader Open(string name) =>
        new(typeof(AreaList).Assembly.GetManifestResourceStream("LocalAreas/" + name) ?? throw new InvalidOperationException($"{name} isn't part of the program."));
}
