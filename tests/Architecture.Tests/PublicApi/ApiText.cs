using System.Reflection;

namespace Architecture.Tests.PublicApi;

/// <summary>The public surface of an assembly as text: a line a type, an indented line a member, both sorted.</summary>
internal static class ApiText
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Of(IEnumerable<Type> types) =>
        string.Concat(types.OrderBy(type => type.FullName, StringComparer.Ordinal).SelectMany(Lines).Select(line => line + "\n"));

    private static IEnumerable<string> Lines(Type type) => Members(type).Order(StringComparer.Ordinal).Prepend(Head(type));

    private static IEnumerable<string> Members(Type type) => type.IsEnum
        ? Enum.GetNames(type).Select((name, index) => $"    {name} = {Convert.ToInt64(Enum.GetValues(type).GetValue(index))}")
        : type.GetMembers(Declared).Select(MemberText.Of).OfType<string>().Select(line => "    " + line);

    private static string Head(Type type)
    {
        var name = $"{Kind(type)} {type.Namespace}.{(type.IsNested ? TypeText.Of(type.DeclaringType!) + "." : "")}{TypeText.Of(type)}";
        return string.Join(", ", Ancestors(type)) is { Length: > 0 } ancestors ? $"{name} : {ancestors}" : name;
    }

    private static string Kind(Type type)
    {
        if (type.IsInterface) return "interface";
        if (type.IsEnum) return "enum";
        if (type.IsValueType) return "struct";
        var kind = type.GetMethod("<Clone>$") is null ? "class" : "record";
        if (type is { IsAbstract: true, IsSealed: true }) return "static class";
        return type.IsAbstract ? $"abstract {kind}" : type.IsSealed ? $"sealed {kind}" : kind;
    }

    private static IEnumerable<string> Ancestors(Type type)
    {
        if (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(Enum) && parent != typeof(ValueType))
            yield return TypeText.Of(parent);
        foreach (var contract in type.IsEnum ? [] : type.GetInterfaces().Where(contract => contract.Name != "IEquatable`1"))
            if (type.BaseType?.GetInterfaces().Contains(contract) is not true) yield return TypeText.Of(contract);
    }
}
