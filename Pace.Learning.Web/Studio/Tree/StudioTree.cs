using Pace.Learning.Content.Markup;

namespace Pace.Learning.Web.Studio.Tree;

/// <summary>A document in the Studio's contents.</summary>
internal sealed record TreeNode
{
    /// <summary>Its file.</summary>
    public required string Path { get; init; }

    /// <summary>What it is called.</summary>
    public required string Title { get; init; }

    /// <summary>Where it is opened.</summary>
    public required string Address { get; init; }

    /// <summary>How far the work on it is, in a word; <c>null</c>: nothing to say.</summary>
    public string? State { get; init; }

    /// <summary>What stands in it.</summary>
    public IReadOnlyList<TreeNode> Inner { get; init; } = [];

    /// <summary>Parts of its own text that people look for by name, such as a course's questions.</summary>
    public IReadOnlyList<TextPart> Parts { get; init; } = [];
}

/// <summary>A part of a document's own text.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Address">Where it is written.</param>
internal sealed record TextPart(string Title, string Address);

/// <summary>A part of the Studio's contents, such as the pathways.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Nodes">In their order.</param>
/// <param name="NewAddress">Where a new one is begun; <c>null</c>: not here.</param>
internal sealed record TreePart(string Name, IReadOnlyList<TreeNode> Nodes, string? NewAddress = null);

/// <summary>What the contents show.</summary>
/// <param name="Parts">The parts.</param>
/// <param name="Above">The documents that the open one stands in.</param>
/// <param name="NewAddress">Where another lesson is begun beside the open one.</param>
internal sealed record StudioTree(IReadOnlyList<TreePart> Parts, IReadOnlyList<TreeNode> Above, string? NewAddress);

/// <summary>The contents as lists in lists.</summary>
internal sealed class TreeMarkup(IReadOnlyList<TreePart> parts, string? current) : MarkupContent
{
    protected override void Write(MarkupWriter to)
    {
        foreach (var part in parts)
        {
            WriteNodes(to, [], part.Nodes);
        }
    }

    private void WriteNodes(MarkupWriter to, IReadOnlyList<TextPart> parts, IReadOnlyList<TreeNode> nodes)
    {
        if (parts.Count + nodes.Count == 0)
        {
            return;
        }
        to.Add($"<ul>");
        foreach (var part in parts)
        {
            to.Add($"""<li><a href="{part.Address}">{part.Title}</a></li>""");
        }
        foreach (var node in nodes)
        {
            to.Add(node.Path == current ? FinishedHtml.Of($"""<li><a href="{node.Address}" aria-current="page">{node.Title}""") : FinishedHtml.Of($"""<li><a href="{node.Address}">{node.Title}"""));
            if (node.State is { } state)
            {
                to.Add($""" <span class="dot">{state}</span>""");
            }
            to.Add($"</a>");
            WriteNodes(to, node.Parts, node.Inner);
            to.Add($"</li>");
        }
        to.Add($"</ul>");
    }
}
