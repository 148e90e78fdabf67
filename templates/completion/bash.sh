# bash completion for apim-llm
_apim_llm_complete() {
  local cur line value
  local -a words
  words=("${COMP_WORDS[@]:1:COMP_CWORD}")
  cur="${COMP_WORDS[COMP_CWORD]}"
  COMPREPLY=()
  while IFS= read -r line; do
    if [[ $line == ':files' ]]; then
      compopt -o filenames 2>/dev/null
      [[ $cur == '=' ]] && cur=''
      while IFS= read -r value; do COMPREPLY+=("$value"); done < <(compgen -f -- "$cur")
      return
    fi
    value="${line%%$'\t'*}"
    # Bash took the word apart at the equals sign, and puts back only what stands behind it.
    if [[ $COMP_WORDBREAKS == *=* && $value == --*=* ]]; then value="${value#*=}"; fi
    COMPREPLY+=("$(printf '%q' "$value")")
  done < <("$1" __complete --quoted -- "${words[@]}" 2>/dev/null)
}
complete -F _apim_llm_complete apim-llm
