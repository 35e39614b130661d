namespace Pace.Learning.Content.Blocks;

/// <summary>A kind of block: what may be written in it, and what it compiles to.</summary>
internal abstract class BlockKind(string name)
{
    /// <summary>The word after <c>:::</c>.</summary>
    public string Name { get; } = name;

    /// <summary>Whether words may stand after the kind.</summary>
    public virtual bool TakesArgument => false;

    /// <summary>Whether it belongs to a reader, so that it only stands in lessons.</summary>
    public virtual bool IsPersonal => false;

    /// <summary>Whether it only stands in agreements; of the other kinds none stands there, since what they show may change while the bytes stay.</summary>
    public virtual bool IsForAgreements => false;

    /// <summary>The kind inside which alone it stands; <c>null</c>: it stands by itself.</summary>
    public virtual string? OnlyInside => null;

    /// <summary>Reads the block and writes it to the page; what is wrong with it goes to the page's findings.</summary>
    public abstract void Compile(ScannedBlock block, Fields fields, PageWriter page);
}
