using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using Pace.Learning.Web;

namespace Pace.Learning.Tests.Rooms;

/// <summary>The rooms of the site from the ground up, and which of its types stand in which. docs/development.md draws the same.</summary>
internal static class House
{
    private const string Roof = "";

    /// <summary>Each may name what stands before it, and nothing after it. What stands in no folder puts the rest together.</summary>
    public static readonly string[] Rooms =
        ["Platform", "Shared", "Accounts", "Courses", "LocalAreas", "Agreements", "Parents", "Contributions", "Media", "Talks", "Studio", "BackOffice", "Home", "Pages", "Demo", Roof];

    private const string Root = "Pace.Learning.Web";

    // Written by EF from the mapping of every room.
    private const string CompiledModels = Root + ".Platform.Data.Models.";

    // A view is compiled to a class that is named after its file.
    private const string Views = "AspNetCoreGeneratedDocument";

    private static readonly Architecture Loaded = new ArchLoader().LoadAssembly(typeof(PaceLearningSite).Assembly).Build();

    /// <summary>Every type that we have written, with its room; a class inside another counts for itself.</summary>
    public static readonly ILookup<string, IType> Types = Loaded.Types.Where(IsOurs).ToLookup(RoomOf);

    public static string RoomOf(IType type) => type.Namespace.FullName switch
    {
        Views => type.Name.Split('_')[0] is { } room && Rooms.Contains(room) ? room : Roof,
        Root => Roof,
        var name => name[(Root.Length + 1)..].Split('.')[0],
    };

    /// <summary>Our types that this one names anywhere: in a member, a body, an attribute or an argument of something generic.</summary>
    public static IEnumerable<IType> NamedBy(IType type) => type.Dependencies
        .SelectMany(d => d.TargetGenericArguments.SelectMany(Flat).Append(d.Target))
        .Where(IsOurs)
        .Distinct();

    private static IEnumerable<IType> Flat(GenericArgument argument) => argument.GenericArguments.SelectMany(Flat).Append(argument.Type);

    private static bool IsOurs(IType type) =>
        type is not GenericParameter && type.Namespace?.FullName is { } space && (space is Root or Views || space.StartsWith(Root + ".", StringComparison.Ordinal))
        && !space.StartsWith(CompiledModels, StringComparison.Ordinal);
}
